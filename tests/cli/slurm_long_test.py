"""A sweep as a job array of a real Slurm with two nodes: a node is lost, a task is killed, the controller is restarted, the array is submitted again."""

import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from slurm_cluster import SEARCHED, Cluster, missing_programs
from sweep_program import PATIENCE, digest, shards, write_sweep
from terrace_program import DONE, answer, terrace

POINTS = 160
TASKS = 8


class Slurm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        home = Path(cls.temporary.name)
        home.chmod(0o755)  # munged runs as another user
        (home / "cluster").mkdir(mode=0o755)
        cls.cluster = Cluster(home / "cluster")
        try:
            cls.cluster.begin()
        except AssertionError as fault:
            cls.cluster.stop()
            print(f"skipped: Slurm does not run here: {fault}")
            sys.exit(77)
        cls.sweep = write_sweep(home, points=POINTS, months=6)
        cls.right = digest(cls.sweep, home / "right.h5")

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()
        cls.temporary.cleanup()

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "out.h5"
        self.parts = self.folder / "out.h5.parts"
        self.addCleanup(self.cluster.run, "scancel", "--user=root")
        self.wait_for(lambda: self.cluster.put_right() or not self.cluster.nodes_in("drain"), "the nodes")

    def submit(self):
        finished = terrace("sweep", "slurm", self.sweep, "--out", self.out, "--tasks", TASKS, "--submit", "--quiet",
                           SLURM_CONF=self.cluster.configuration, PATH=SEARCHED)
        self.assertEqual(finished.returncode, DONE, finished.stderr)

    def wait_for(self, condition, what, patience=PATIENCE):
        self.cluster.wait(condition, what, patience)

    def running(self):
        return [task for task in self.cluster.jobs() if task[0] == "RUNNING"]

    def left(self):
        return answer("sweep", "status", self.out, "--quiet")["missing"]

    def check_result(self):
        merged = answer("sweep", "merge", self.parts, "--out", self.out, "--quiet")
        self.assertEqual((merged["digest"], merged["states"], merged["missing"]), (*self.right, 0))

    def workers(self):
        """Processes that hold points."""
        numbers = set()
        for lease in self.parts.glob("leases/[0-9]*"):
            try:
                numbers.add(int(lease.read_text().split()[1]))
            except (FileNotFoundError, IndexError):
                pass
        return sorted(numbers)

    def finish(self):
        """Waits until the queue is empty, and submits again as long as something is missing, as a user would."""
        def empty():
            self.cluster.put_right()
            return not self.cluster.jobs()

        for _ in range(4):
            self.wait_for(empty, "the queue")
            if self.left() == 0:
                return
            self.submit()
        self.fail("points are still missing")

    def test_an_array_gives_the_serial_digest(self):
        self.submit()
        self.wait_for(lambda: len({task[1] for task in self.running()}) == 2 or len(shards(self.parts)) == POINTS, "both nodes at work")
        self.finish()
        self.check_result()

    def test_a_killed_task_leaves_its_points_to_the_others(self):
        self.submit()
        self.wait_for(lambda: len(shards(self.parts)) > 3 and self.workers(), "the first points")
        os.kill(self.workers()[0], signal.SIGKILL)
        self.finish()
        self.check_result()

    def test_a_lost_node_loses_no_point(self):
        self.submit()
        self.wait_for(lambda: len(shards(self.parts)) > 3, "the first points")
        kept = shards(self.parts)
        self.cluster.end("n2", kill=True)
        for worker in self.workers()[:2]:
            os.kill(worker, signal.SIGKILL)  # a node takes its tasks with it
        self.wait_for(lambda: len(shards(self.parts)) == POINTS, "the points, on one node")
        self.cluster.start_node("n2")
        self.wait_for(lambda: self.cluster.nodes_in("down") == 0, "the node to come back")
        self.finish()
        self.assertEqual({point: shards(self.parts)[point] for point in kept}, kept)
        self.check_result()

    def test_a_restarted_controller_and_a_second_submission_do_no_harm(self):
        self.submit()
        self.wait_for(lambda: len(shards(self.parts)) > 3, "the first points")
        self.cluster.end("slurmctld", kill=True)
        time.sleep(1)
        self.cluster.start_controller()
        self.submit()
        self.finish()
        self.check_result()


if __name__ == "__main__":
    terrace_program.require_program()
    if missing_programs() or os.geteuid() != 0:
        print(f"skipped: a Slurm cluster needs root and {', '.join(missing_programs()) or 'nothing else'}")
        sys.exit(77)
    unittest.main(verbosity=2)
