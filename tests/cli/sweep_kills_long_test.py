"""Two hundred kills over sweeps with one, two and four workers: nothing that was finished is lost, wrong, double or unreadable."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from sweep_program import Storm

KILLS = 200


class Kills(unittest.TestCase):
    def test_two_hundred_kills_lose_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            storm = Storm(folder, seed=2, points=60)
            while storm.kills < KILLS:
                for workers in (1, 2, 4):
                    storm.round(workers, kills=4 * workers)
            print(f"{storm.kills} kills in {storm.rounds} sweeps of {storm.points} points: {storm.lost} finished points lost, {storm.wrong} wrong, "
                  f"{storm.unreadable} unreadable", file=sys.stderr)
            self.assertEqual((storm.lost, storm.wrong, storm.unreadable), (0, 0, 0))


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
