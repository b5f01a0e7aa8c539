"""Outlines of programs that calculate: operators, loops, conditions and functions."""

from __future__ import annotations

import math

from aiact_desk.evaluation.generators.program_outline import FUNCTIONS, INNER, LISTS, NUMBERS, OTHERS, STEPS, Outline

_SMALL = range(2, 10)
_MIDDLE = range(11, 50)

CALCULATING = (
    Outline(
        "order_of_operators",
        "$x = $a + $b * $c\nprint($x - $d)",
        {"x": NUMBERS, "a": _MIDDLE, "b": _SMALL, "c": _SMALL, "d": _SMALL},
        lambda g: g["b"] * g["c"] + g["a"] - g["d"],
        (("$a + $b * $c", "($a + $b) * $c"), ("$x - $d", "$x"), ("$a + $b * $c", "$a + $b + $c")),
    ),
    Outline(
        "quotient_and_remainder",
        "$x = $a\n$y = $b\nprint($x // $y, $x % $y)",
        {"x": NUMBERS, "y": OTHERS, "a": range(17, 60), "b": range(3, 9)},
        lambda g: f"{(g['a'] - g['a'] % g['b']) // g['b']} {g['a'] - g['b'] * math.floor(g['a'] / g['b'])}",
        (
            ("$x // $y, $x % $y", "$x % $y, $x // $y"),
            ("$x // $y", "$x // $y + 1"),
            ("$x % $y", "$y - $x % $y"),
            ("$x // $y, $x % $y", "$y, $x % $y"),
        ),
    ),
    Outline(
        "assigned_in_turn",
        "$x = $a\n$y = $b\n$x = $y\n$y = $x\nprint($x, $y)",
        {"x": NUMBERS, "y": OTHERS, "a": _MIDDLE, "b": _MIDDLE},
        lambda g: f"{g['b']} {g['b']}",
        (("$x = $y\n$y = $x", "$x, $y = $y, $x"), ("$x = $y\n", ""), ("$x = $y\n$y = $x\n", "")),
    ),
    Outline(
        "assigned_together",
        "$x, $y = $a, $b\n$x, $y = $y, $x + $y\nprint($x, $y)",
        {"x": NUMBERS, "y": OTHERS, "a": _SMALL, "b": _MIDDLE},
        lambda g: f"{g['b']} {g['a'] + g['b']}",
        (
            ("$x, $y = $y, $x + $y", "$x = $y\n$y = $x + $y"),
            ("$x, $y = $y, $x + $y", "$y = $x + $y"),
            ("$y, $x + $y", "$y, $x"),
        ),
    ),
    Outline(
        "changed_in_steps",
        "$x = $a\n$x += $b\n$x *= $c\n$x -= $d\nprint($x)",
        {"x": NUMBERS, "a": _SMALL, "b": _SMALL, "c": range(2, 6), "d": range(1, 7)},
        lambda g: (g["a"] + g["b"]) * g["c"] - g["d"],
        (("$x *= $c", "$x += $c"), ("$x += $b\n$x *= $c", "$x *= $c\n$x += $b"), ("\n$x -= $d", "")),
    ),
    Outline(
        "power",
        "$x = $a\n$y = $x ** $b\nprint($y + $x)",
        {"x": NUMBERS, "y": OTHERS, "a": range(2, 8), "b": (2, 3)},
        lambda g: (g["a"] if g["b"] == 2 else g["a"] * g["a"]) * g["a"] + g["a"],
        (("$x ** $b", "$x * $b"), ("$y + $x", "$y"), ("$x ** $b", "$b ** $x")),
    ),
    Outline(
        "cut_off",
        "$x = $a / $b\nprint(int($x) * $c)",
        {"x": NUMBERS, "a": (17, 19, 23, 27, 29, 31, 35, 39, 43, 47), "b": (2, 4, 5, 6), "c": range(2, 8)},
        lambda g: (g["a"] - g["a"] % g["b"]) * g["c"] // g["b"],
        (("int($x)", "(int($x) + 1)"), ("int($x) * $c", "int($x * $c)"), ("int($x) * $c", "int($x) + $c")),
    ),
    Outline(
        "distance",
        "$v = [$a, $b, $c, $d]\nprint(max($v) - min($v))",
        {"v": LISTS, "a": _MIDDLE, "b": _MIDDLE, "c": _SMALL, "d": range(50, 80)},
        lambda g: g["d"] - g["c"],
        (("max($v) - min($v)", "max($v)"), ("max($v) - min($v)", "$v[3] - $v[0]"), ("max($v)", "max($v[:3])")),
    ),
)

LOOPING = (
    Outline(
        "sum_over_a_range",
        "$x = 0\nfor $i in range($a, $b):\n    $x = $x + $i\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "a": range(1, 5), "b": range(6, 12)},
        lambda g: (g["a"] + g["b"] - 1) * (g["b"] - g["a"]) // 2,
        (("$a, $b)", "$a, $b + 1)"), ("$a, $b)", "$a + 1, $b)"), ("$x + $i", "$i"), ("$x + $i", "$x + 1")),
    ),
    Outline(
        "last_of_a_range",
        "$v = list(range($a, $b, $c))\nprint($v[-1])",
        {"v": LISTS, "a": range(1, 5), "b": (16, 18, 20, 22, 24), "c": (3, 4, 5)},
        lambda g: g["a"] + g["c"] * ((g["b"] - 1 - g["a"]) // g["c"]),
        (("$v[-1]", "$b"), ("$v[-1]", "$v[-2]"), ("$v[-1]", "$b - 1"), ("$v[-1]", "$v[-1] + $c")),
    ),
    Outline(
        "nested_loops",
        "$x = $d\nfor $i in range($a):\n    for $j in range($b):\n        $x += $c\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "j": INNER, "a": range(2, 6), "b": range(2, 6), "c": (2, 3, 10), "d": (0, 1)},
        lambda g: g["d"] + g["a"] * g["b"] * g["c"],
        (
            ("range($b)", "range(1)"),
            ("range($a)", "range($a + 1)"),
            ("range($b)", "range($b - 1)"),
            ("$x += $c", "$x += 1"),
        ),
    ),
    Outline(
        "triangle_of_loops",
        "$x = 0\nfor $i in range($a):\n    for $j in range($i):\n        $x += 1\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "j": INNER, "a": range(4, 9)},
        lambda g: math.comb(g["a"], 2),
        (("range($i)", "range($i + 1)"), ("range($i)", "range($a)"), ("range($a)", "range($a - 1)")),
    ),
    Outline(
        "halving",
        "$x = $a\n$i = $b\nwhile $x > 1:\n    $x = $x // 2\n    $i += 1\nprint($i)",
        {"x": NUMBERS, "i": STEPS, "a": range(9, 70), "b": range(10, 60, 5)},
        lambda g: g["a"].bit_length() - 1 + g["b"],
        (("$x > 1", "$x > 0"), ("$x > 1", "$x > 2"), ("print($i)", "print($x + $b)"), ("print($i)", "print($x)")),
    ),
    Outline(
        "doubling",
        "$x = $a\nwhile $x < $b:\n    $x = $x * 2\nprint($x)",
        {"x": NUMBERS, "a": (3, 5, 7, 9, 11, 13), "b": range(30, 120)},
        lambda g: g["a"] << math.ceil(math.log2(g["b"] / g["a"])),
        (("print($x)", "print($x // 2)"), ("print($x)", "print($b)"), ("print($x)", "print($x * 2)")),
    ),
    Outline(
        "leaving_a_loop",
        "$x = $a\nfor $i in range(1, 20):\n    if $i * $i > $x:\n        break\nprint($i + $b)",
        {"x": NUMBERS, "i": STEPS, "a": range(10, 150), "b": range(20, 70, 10)},
        lambda g: math.isqrt(g["a"]) + 1 + g["b"],
        (("$i + $b", "$i - 1 + $b"), ("$i + $b", "19 + $b"), ("$i + $b", "$i"), ("$i + $b", "$b")),
    ),
    Outline(
        "skipping",
        "$x = 0\nfor $i in range(1, $b):\n    if $i % $c == 0:\n        continue\n    $x += $i\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "b": range(7, 13), "c": (2, 3, 4)},
        lambda g: g["b"] * (g["b"] - 1) // 2 - g["c"] * math.comb((g["b"] - 1) // g["c"] + 1, 2),
        (("continue", "break"), ("== 0", "!= 0"), ("range(1, $b)", "range(1, $b + 1)"), ("$i % $c == 0", "$i == $c")),
    ),
    Outline(
        "counting_by_two_conditions",
        "$x = $d\nfor $i in range($a, $b):\n    if $i > $c and $i % 2 == 0:\n        $x += 1\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "a": (1, 2, 3), "b": range(17, 24), "c": range(6, 13), "d": range(30, 70, 10)},
        lambda g: (g["b"] - 1) // 2 - g["c"] // 2 + g["d"],
        ((" and ", " or "), (" and $i % 2 == 0", ""), ("$i > $c and ", ""), ("$b)", "$b + 2)")),
    ),
    Outline(
        "sum_between_bounds",
        "$x = 0\nfor $i in [$a, $b, $c, $d]:\n    if $b < $i <= $d:\n        $x += $i\nprint($x)",
        {"x": NUMBERS, "i": STEPS, "a": range(2, 9), "b": range(10, 15), "c": range(16, 22), "d": range(23, 29)},
        lambda g: g["c"] + g["d"],
        (("$b < $i", "$b <= $i"), ("<= $d", "< $d"), ("$b < $i <= $d", "$i <= $d"), ("$x += $i", "$x += 1")),
    ),
)

DECIDING = (
    Outline(
        "first_true_branch",
        "$x = $a\nif $x > $b:\n    $x = $x - $b\nelif $x > $c:\n    $x = $x - $c\nprint($x)",
        {"x": (*NUMBERS, *STEPS), "a": range(51, 80), "b": range(11, 20), "c": range(31, 50)},
        lambda g: g["a"] - g["b"],
        (("elif", "if"), ("$x > $b", "$x < $b"), ("$x = $x - $b\n", "$x = $b\n")),
    ),
    Outline(
        "two_ifs",
        "$x = $a\nif $x > $b:\n    $x = $x - $b\nif $x > $c:\n    $x = $x + $d\nprint($x)",
        {"x": (*NUMBERS, *STEPS), "a": range(51, 60), "b": range(11, 20), "c": range(21, 30), "d": range(2, 9)},
        lambda g: g["a"] - g["b"] + g["d"],
        (("\nif $x > $c", "\nelif $x > $c"), ("$x > $b", "$x < $b"), ("$x + $d", "$d"), ("$x > $c", "$x < $c")),
    ),
    Outline(
        "one_or_the_other",
        "$x = $a\n$y = $x * 2 if $x % 2 == 0 else $x + 1\nprint($x + $y)",
        {"x": NUMBERS, "y": OTHERS, "a": range(4, 30)},
        lambda g: 3 * g["a"] if g["a"] in range(0, 99, 2) else 2 * g["a"] + 1,
        (("== 0", "!= 0"), ("$x + $y", "$y"), ("$x + $y", "$x"), ("print($x + $y)", "print($y * 2)")),
    ),
)

CALLING = (
    Outline(
        "default_value",
        "def $f($x, $y=$a):\n    return $x * $y\n\nprint($f($b) + $f($c, $d))",
        {"f": FUNCTIONS, "x": NUMBERS, "y": OTHERS, "a": range(2, 6), "b": _SMALL, "c": _SMALL, "d": _SMALL},
        lambda g: g["a"] * g["b"] + g["c"] * g["d"],
        (("$f($c, $d)", "$f($c)"), ("$f($b)", "$f($b, 1)"), ("$f($b)", "$f($b, $d)"), ("$x * $y", "$x + $y")),
    ),
    Outline(
        "two_returns",
        "def $f($x):\n    if $x > $a:\n        return $x - $a\n    return $x + $a\n\nprint($f($b), $f($c))",
        {"f": FUNCTIONS, "x": NUMBERS, "a": range(10, 20), "b": range(21, 40), "c": _SMALL},
        lambda g: f"{g['b'] - g['a']} {g['c'] + g['a']}",
        (("$x > $a", "$x < $a"), ("$f($c))", "$f($b))"), ("return $x + $a", "return $x"), ("$x - $a", "$x + $a")),
    ),
    Outline(
        "name_inside_a_function",
        "$x = $a\n\ndef $f():\n    $x = $b\n    return $x\n\nprint($f() + $x)",
        {"f": FUNCTIONS, "x": NUMBERS, "a": _MIDDLE, "b": _SMALL},
        lambda g: g["a"] + g["b"],
        (("$f() + $x", "$f() + $f()"), ("    $x = $b\n", ""), ("$f() + $x", "$f()"), ("$f() + $x", "$x")),
    ),
    Outline(
        "function_in_a_function_call",
        "def $f($x):\n    return $x * $a - $b\n\nprint($f($f($c)))",
        {"f": FUNCTIONS, "x": NUMBERS, "a": (2, 3), "b": range(1, 5), "c": range(4, 10)},
        lambda g: g["a"] ** 2 * g["c"] - g["b"] * (g["a"] + 1),
        (("$f($f($c))", "$f($c)"), ("$f($f($c))", "2 * $f($c)"), ("$f($f($c))", "$f($f($c) + $b)")),
    ),
    Outline(
        "factorial",
        "def $f($x):\n    if $x <= 1:\n        return $b\n    return $x * $f($x - 1)\n\nprint($f($a))",
        {"f": FUNCTIONS, "x": NUMBERS, "a": (3, 4, 5), "b": (1, 2, 10)},
        lambda g: math.factorial(g["a"]) * g["b"],
        (("$x * $f($x - 1)", "$x + $f($x - 1)"), ("$f($a)", "$f($a - 1)"), ("$x * $f($x - 1)", "$x * ($x - 1)")),
    ),
    Outline(
        "sum_of_digits",
        "def $f($x):\n    if $x < 10:\n        return $x\n    return $x % 10 + $f($x // 10)\n\nprint($f($a))",
        {"f": FUNCTIONS, "x": (*NUMBERS, *STEPS), "a": range(123, 900, 7)},
        lambda g: sum(int(digit) for digit in str(g["a"])),
        (("$x % 10 + $f($x // 10)", "$x % 10"), ("$x % 10 + $f($x // 10)", "$x // 10"), ("$f($x // 10)", "$x // 10")),
    ),
)
