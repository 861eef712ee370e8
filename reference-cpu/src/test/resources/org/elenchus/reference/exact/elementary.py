"""Reference values for ElementaryTest: python3 elementary.py > elementary.csv"""
import platform
import mpmath
from mpmath import mp, mpf

MADE = "2026-11-22"
DIGITS = 110
mp.dps = DIGITS + 40

UNBOUNDED = ["1/2", "-1/2", "1", "-1", "3", "-3", "1/3", "-1/3", "1/1267650600228229401496703205376",
             "-1/1000000007", "7/10", "-22/7", "10", "-10", "37", "-37", "100", "-100", "1/16", "17/16",
             "355/113", "-1000/3"]
POINTS = {
    "exp": UNBOUNDED + ["700", "-745", "1000", "-1000"],
    "tanh": UNBOUNDED + ["20", "1/1000000"],
    "logistic": UNBOUNDED + ["700", "-745"],
    "log": ["2", "1/2", "3", "1/3", "10", "3/2", "3/4", "4/3", "1000001/1000000", "999999/1000000",
            "1/1267650600228229401496703205376", "123456789123456789", "1023/1024", "1025/1024"],
    "artanh": ["1/2", "-1/2", "1/3", "1/4", "-1/4", "9/10", "-99/100", "1/1000000007",
               "999999999/1000000000", "1/5"],
    "sqrt": ["2", "3", "1/2", "1/3", "12345678910", "2/1000000007", "1/1267650600228229401496703205377"],
}
FUNCTIONS = {
    "exp": mpmath.exp, "tanh": mpmath.tanh, "log": mpmath.log, "artanh": mpmath.atanh,
    "sqrt": mpmath.sqrt, "logistic": lambda x: 1 / (1 + mpmath.exp(-x)),
}

print("# Birth certificate: elementary.py beside this file; mpmath %s, Python %s,"
      % (mpmath.__version__, platform.python_version()))
print("# computed on %s with %d decimal digits, rounded to %d. value = digits * 10^exponent."
      % (MADE, mp.dps, DIGITS))
print("function,x,digits,exponent")
for name, points in POINTS.items():
    for text in points:
        top, _, bottom = text.partition("/")
        # 1 - tanh and 1 - artanh's argument cancel: more digits than asked keep the rest right.
        with mpmath.workdps(mp.dps + 100):
            value = FUNCTIONS[name](mpf(top) / mpf(bottom or 1))
            mantissa, _, exponent = mpmath.nstr(value, DIGITS, min_fixed=1, max_fixed=0,
                                                strip_zeros=False).partition("e")
        whole, _, fraction = mantissa.partition(".")
        print("%s,%s,%s,%d" % (name, text, whole + fraction, int(exponent or 0) - len(fraction)))
