"""What the figures were measured on."""

import os
import platform
import re
import subprocess
from datetime import date
from pathlib import Path


def describe() -> dict[str, str]:
    """Name and value of all that a reader needs to know of the machine."""
    cpu = _output("lscpu")
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / (1 << 20)
    hypervisor = _field(cpu, "Hypervisor vendor")
    facts = {
        "Date": date.today().isoformat(),
        "Processor": _field(cpu, "Model name") + (f", virtual ({hypervisor})" if hypervisor else ""),
        "Cores": str(len(os.sched_getaffinity(0))),
        "Caches": ", ".join(f"{name} {size}" for name in ("L1d", "L2", "L3") if (size := _field(cpu, f"{name} cache"))),
        "Memory": f"{memory:.0f} GiB",
        "System": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}",
        ".NET": f"SDK {_output('dotnet', '--version').strip()}, runtime {_runtime()}",
        "Open MPI": _field(_output("mpiexec.openmpi", "--version"), "mpiexec.openmpi (OpenRTE)", separator=" "),
        "MPICH": _field(_output("mpiexec.mpich", "--version"), "Version"),
        "mpi4py": _output("/usr/bin/python3", "-c", "import mpi4py, sys; print(mpi4py.__version__ + ', Python ' + sys.version.split()[0])").strip(),
        "C compiler": _output("gcc", "--version").partition("\n")[0],
    }
    return {name: value for name, value in facts.items() if value}


def _runtime() -> str:
    versions = re.findall(r"Microsoft\.NETCore\.App (\S+)", _output("dotnet", "--list-runtimes"))
    return versions[-1] if versions else ""


def _field(text: str, name: str, separator: str = ":") -> str:
    match = re.search(rf"^\s*{re.escape(name)}\s*{separator}\s*(.+)$", text, re.MULTILINE)
    return match[1].strip() if match else ""


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60).stdout
    except OSError:
        return ""
