"""For all tests: threads that wait without spinning, and no stopwatch on examples."""

import os

# Both are read when torch is imported. Tests run side by side, so one thread is enough for each of them.
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
os.environ["OMP_NUM_THREADS"] = "1"

import hypothesis

# A busy machine is no bug of ours. CI draws the same examples each time, so that what it says doesn't depend on luck.
hypothesis.settings.register_profile("ours", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis.settings.load_profile("ours")
