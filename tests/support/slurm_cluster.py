"""A Slurm cluster of two nodes on this machine, for tests: its own munge key and socket, its own folders and ports, nothing of the system's."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

PROGRAMS = ("slurmctld", "slurmd", "munged", "sbatch", "squeue", "scancel", "sinfo")
SEARCHED = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
PATIENCE = 60  # seconds for a daemon to answer


def missing_programs():
    return [name for name in PROGRAMS if shutil.which(name, path=SEARCHED) is None]


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Cluster:
    """Daemons below one folder; `stop` ends those that this object started, by their numbers."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.processes = {}
        self.configuration = self.folder / "slurm.conf"
        self.host = socket.gethostname()
        self.prepare_munge()
        self.write_configuration()

    def prepare_munge(self):
        owner = pwd.getpwnam("munge")
        home = self.folder / "munge"
        home.mkdir(mode=0o755)
        (home / "key").write_bytes(os.urandom(1024))
        (home / "key").chmod(0o400)
        for path in (home, home / "key"):
            os.chown(path, owner.pw_uid, owner.pw_gid)
        self.socket = home / "socket"
        self.start("munged", "--foreground", f"--socket={self.socket}", f"--key-file={home}/key", f"--log-file={home}/log", f"--pid-file={home}/pid",
                   f"--seed-file={home}/seed", "--num-threads=2", user=owner)
        self.wait(self.socket.exists, "munged")

    def write_configuration(self):
        controller, *nodes = free_ports(3)
        for name in ("state", "spool-n1", "spool-n2", "log"):
            (self.folder / name).mkdir()
        self.configuration.write_text("\n".join([
            "ClusterName=test", f"SlurmctldHost={self.host}(127.0.0.1)", f"SlurmctldPort={controller}", f"SlurmdPort={nodes[0]}", "SlurmUser=root", "SlurmdUser=root",
            "AuthType=auth/munge", f"AuthInfo=socket={self.socket}", "CredType=cred/munge", "CommunicationParameters=NoCtldInAddrAny,NoInAddrAny",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "SwitchType=switch/none", "MpiDefault=none", "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_CPU", "ReturnToService=2", "AccountingStorageType=accounting_storage/none", "JobAcctGatherType=jobacct_gather/none",
            f"StateSaveLocation={self.folder}/state", f"SlurmdSpoolDir={self.folder}/spool-%n", f"SlurmctldPidFile={self.folder}/slurmctld.pid",
            f"SlurmdPidFile={self.folder}/slurmd-%n.pid", f"SlurmctldLogFile={self.folder}/log/slurmctld", f"SlurmdLogFile={self.folder}/log/slurmd-%n",
            "SlurmctldTimeout=10", "SlurmdTimeout=10", "InactiveLimit=0", "KillWait=2", "MinJobAge=300", "SchedulerType=sched/backfill",
            *(f"NodeName=n{number} NodeHostname={self.host} NodeAddr=127.0.0.1 Port={port} CPUs=2 State=UNKNOWN" for number, port in enumerate(nodes, 1)),
            "PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP", ""]))

    def environment(self):
        return dict(os.environ, SLURM_CONF=str(self.configuration), PATH=SEARCHED, LANG="C.UTF-8")

    def start(self, name, *words, user=None, label=None):
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        with open(self.folder / f"{label or name}.out", "ab") as log:
            self.processes[label or name] = subprocess.Popen([shutil.which(name, path=SEARCHED), *words], env=self.environment(), stdin=subprocess.DEVNULL,
                                                             stdout=log, stderr=log, **as_user)

    def start_controller(self):
        self.start("slurmctld", "-D")
        self.wait(lambda: self.run("sinfo", "--noheader").returncode == 0, "slurmctld")

    def start_node(self, node):
        self.start("slurmd", "-D", "-N", node, label=node)

    def begin(self):
        self.start_controller()
        for node in ("n1", "n2"):
            self.start_node(node)
        self.wait(lambda: self.nodes_in("idle") == 2, "the nodes")

    def run(self, name, *words):
        return subprocess.run([shutil.which(name, path=SEARCHED), *map(str, words)], env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def nodes_in(self, state):
        return sum(line.startswith(state) for line in self.run("sinfo", "--noheader", "--Node", "--format=%T").stdout.split("\n"))

    def jobs(self):
        """State, node and job of each task in the queue."""
        lines = self.run("squeue", "--noheader", "--array", "--format=%T %N %i").stdout.strip().split("\n")
        return [line.split(" ") for line in lines if line]

    def put_right(self):
        """What an operator does when Slurm has drained nodes, as after a restarted controller that started tasks a second time: the nodes
        go on, tasks that it holds are released."""
        if self.nodes_in("drain"):
            self.run("scontrol", "update", "NodeName=n[1-2]", "State=RESUME")
            for job in {task[2].split("_")[0] for task in self.jobs()}:
                self.run("scontrol", "release", job)

    def wait(self, ready, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while not ready():
            if time.monotonic() > end:
                raise AssertionError(f"{what} took more than {patience} s\n" + self.logs())
            time.sleep(0.2)

    def logs(self):
        return "\n".join(f"--- {file.name}\n{file.read_text(errors='replace')[-2000:]}" for file in [*self.folder.glob("*.out"), *self.folder.glob("log/*")])

    def end(self, label, kill=False):
        process = self.processes.pop(label)
        (process.kill if kill else process.terminate)()
        process.wait(timeout=60)

    def stop(self):
        self.run("scancel", "--user=root")
        for label in reversed(list(self.processes)):
            try:
                self.end(label)
            except subprocess.TimeoutExpired:
                pass
