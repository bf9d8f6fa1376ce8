"""
Turn what mpxj reads into XML of MS Project.

It is run as a program of its own, so that Java neither stays in this one nor keeps it waiting.
"""

import sys

from scheduler.readers.foreign.mpp.exits import NO_JAVA, NO_MPXJ, NOT_READ

READER = "org.mpxj.reader.UniversalProjectReader"
WRITER = "org.mpxj.mspdi.MSPDIWriter"


def convert(source: str, target: str) -> int:
    """Write the project of one file into another as XML, and return how it went."""
    try:
        import mpxj as jpype
    except ImportError:
        return NO_MPXJ
    try:
        jpype.startJVM()
    except (jpype.JVMNotFoundException, OSError):
        return NO_JAVA
    project = jpype.JClass(READER)().read(source)
    if project is None:
        return NOT_READ
    writer = jpype.JClass(WRITER)()
    writer.setWriteTimephasedData(True)
    writer.write(project, target)
    return 0


if __name__ == "__main__":
    sys.exit(convert(*sys.argv[1:]))
