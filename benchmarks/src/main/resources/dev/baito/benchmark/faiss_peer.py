"""Faiss's exact search, for the benchmarks. Answers each command of standard input with one line
that begins with "= ". Ends when standard input does.

Arguments: the folder of the vectors, their dimension, how many are of jobs and how many of users,
the length of a list, threads, and the bytes of each user's mask of eligible jobs, 0 for no masks.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy

folder = sys.argv[1]
dimension, jobs, users, top_k, threads, mask_bytes = map(int, sys.argv[2:8])


def vectors(name, rows):
    return numpy.fromfile(os.path.join(folder, name), "<f4").reshape(rows, dimension)


def answer(text):
    print("= " + text, flush=True)


def blas():
    """The library of basic linear algebra that Faiss multiplies with, by the name of its file."""
    with open("/proc/self/maps") as maps:
        files = {os.path.basename(line.split()[-1]) for line in maps if "/" in line}
    known = sorted(name for name in files if "openblas" in name or "mkl" in name or "blis" in name)
    return known[0] if known else "reference BLAS"


faiss.omp_set_num_threads(threads)
index = faiss.IndexFlatIP(dimension)
index.add(vectors("jobs.f32", jobs))
wanted = vectors("users.f32", users)
ids = numpy.full((users, top_k), -1, "<i8")
scores = numpy.zeros((users, top_k), "<f4")


def search(user):
    """One by one, since each user has a mask of their own."""
    chosen = faiss.SearchParameters(sel=selectors[user])
    scores[user], ids[user] = (part[0] for part in index.search(wanted[user : user + 1], top_k, params=chosen))


if mask_bytes:
    masks = numpy.fromfile(os.path.join(folder, "masks.bits"), "u1").reshape(users, mask_bytes)
    selectors = [faiss.IDSelectorBitmap(mask) for mask in masks]
pool = ThreadPoolExecutor(threads)
answer(faiss.__version__ + ", " + blas())

for line in sys.stdin:
    command = line.split()
    if command[0] == "run":
        cpu, clock = time.process_time(), time.perf_counter()
        if not mask_bytes:
            scores, ids = index.search(wanted, top_k)
        elif threads == 1:
            for user in range(users):
                search(user)
        else:
            list(pool.map(search, range(users)))
        answer("%r %r" % (time.perf_counter() - clock, time.process_time() - cpu))
    elif command[0] == "save":
        saved = min(int(command[1]), users)
        ids[:saved].astype("<i8").tofile(os.path.join(folder, "ids.i64"))
        scores[:saved].astype("<f4").tofile(os.path.join(folder, "scores.f32"))
        answer(str(saved))
    else:
        sys.exit("not a command: " + line)
