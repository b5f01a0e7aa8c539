"""Outlines of programs on texts, lists, dictionaries and sets."""

from __future__ import annotations

from itertools import islice

from aiact_desk.evaluation.generators.program_outline import (
    FRUITS,
    INNER,
    LISTS,
    NUMBERS,
    OTHERS,
    SERIES,
    STEPS,
    TEXTS,
    WORDS,
    Outline,
)

_FOUR = {"p": FRUITS, "q": FRUITS, "r": FRUITS, "s": FRUITS}
_SMALL = range(2, 10)
_MIDDLE = range(11, 50)
_TENS = ("10", "11", "12", "13", "14", "15")
_HUNDREDS = ("100", "105", "110", "120", "130", "150")

ON_TEXTS = (
    Outline(
        "joined_digits",
        '$x = "$a"\n$y = "$b"\nprint($x + $y)',
        {"x": TEXTS, "y": OTHERS, "a": _MIDDLE, "b": _SMALL},
        lambda g: 10 * g["a"] + g["b"],
        (("$x + $y", "int($x) + int($y)"), ("$x + $y", "$y + $x"), ("$x + $y", "int($x) * int($y)")),
    ),
    Outline(
        "repeated_digits",
        '$x = "$a"\n$y = $b\nprint($x * $y)',
        {"x": TEXTS, "y": NUMBERS, "a": range(4, 10), "b": (2, 3)},
        lambda g: g["a"] * (11 if g["b"] == 2 else 111),
        (("$x * $y", "int($x) * $y"), ("$x * $y", "$x + str($y)"), ("$x * $y", "$x"), ("$x * $y", "int($x) ** $y")),
    ),
    Outline(
        "slice_of_a_text",
        '$x = "$w"\nprint($x[$a:$b])',
        {"x": TEXTS, "w": WORDS, "a": (1, 2), "b": (4, 5)},
        lambda g: "".join(islice(g["w"], g["a"], g["b"])),
        (("[$a:$b]", "[$a - 1:$b]"), ("[$a:$b]", "[$a:$b + 1]"), ("[$a:$b]", "[$a - 1:$b - 1]"), ("[$a:$b]", "[$b:]")),
    ),
    Outline(
        "every_other_letter",
        '$x = "$w"\nprint($x[$a::2])',
        {"x": TEXTS, "w": WORDS, "a": (0, 1)},
        lambda g: g["w"][g["a"]] + g["w"][g["a"] + 2] + g["w"][g["a"] + 4],
        (("[$a::2]", "[1 - $a::2]"), ("[$a::2]", "[$a::3]"), ("[$a::2]", "[$a:2]"), ("[$a::2]", "[$a + 2:]")),
    ),
    Outline(
        "from_the_end",
        '$x = "$w"\nprint($x[-$a] + $x[$b])',
        {"x": TEXTS, "w": WORDS, "a": (1, 2, 3), "b": (0, 1)},
        lambda g: g["w"][len(g["w"]) - g["a"]] + g["w"][g["b"]],
        (("[-$a]", "[-$a - 1]"), ("[$b]", "[$b + 1]"), ("[-$a]", "[$a]"), ("[-$a] + $x[$b]", "[-$a - 1] + $x[$b + 1]")),
    ),
    Outline(
        "unchanged_text",
        '$x = "$w"\n$x.replace("e", "$c")\n$x = $x + "$b"\nprint($x)',
        {"x": TEXTS, "w": [word for word in WORDS if "e" in word], "b": ("s", "ed", "ing", "er"), "c": ("a", "o", "u")},
        lambda g: g["w"] + g["b"],
        (
            ('$x.replace("e", "$c")', '$x = $x.replace("e", "$c")'),
            ('$x = $x + "$b"\n', ""),
            ("print($x)", 'print($x + "$b")'),
            ('$x.replace("e", "$c")\n$x = $x + "$b"', '$x = $x.replace("e", "$c")'),
        ),
    ),
    Outline(
        "replaced_letters",
        '$x = "$w $v"\nprint($x.replace("$a", "$b"))',
        {
            "x": TEXTS,
            "w": ("banana", "panama", "sahara", "alaska"),
            "v": ("salad", "sandal", "cabana"),
            "a": ("a",),
            "b": ("o", "u", "e"),
        },
        lambda g: "".join(g["b"] if letter == "a" else letter for letter in f"{g['w']} {g['v']}"),
        (('"$b")', '"$b", 1)'), ('$x.replace("$a", "$b")', "$x"), ('"$b")', '"$b", 3)'), ('"$b")', '"")')),
    ),
    Outline(
        "counted_words",
        '$x = "$p $q and $r"\nprint(len($x.split()) + $a)',
        {"x": TEXTS, "p": WORDS, "q": WORDS, "r": WORDS, "a": range(10, 60)},
        lambda g: 4 + g["a"],
        (("len($x.split())", "len($x)"), ("len($x.split())", "3"), ("len($x.split()) + $a", "len($x.split())")),
    ),
    Outline(
        "joined_words",
        '$x = ["$p", "$q", "$r"]\nprint("$j".join($x))',
        {"x": SERIES, "p": FRUITS, "q": FRUITS, "r": FRUITS, "j": ("-", "+", "/", "...")},
        lambda g: f"{g['p']}{g['j']}{g['q']}{g['j']}{g['r']}",
        (
            ('"$j".join($x)', '"".join($x)'),
            ('"$j".join($x)', '"$j".join($x[::-1])'),
            ('"$j".join($x)', '"$j".join($x[:2])'),
            ('"$j".join($x)', '"$j".join($x[1:])'),
        ),
    ),
    Outline(
        "built_backwards",
        '$x = ""\nfor $i in "$w":\n    $x = $i + $x\nprint($x)',
        {"x": TEXTS, "i": ("letter", "sign", "character", "piece"), "w": WORDS},
        lambda g: "".join(reversed(g["w"])),
        (("$i + $x", "$x + $i"), ("$i + $x", "$i"), ('in "$w"', 'in "$w"[1:]'), ("$i + $x", "$i + $i + $x")),
    ),
    Outline(
        "counted_vowels",
        '$x = $a\nfor $i in "$w $v":\n    if $i in "aeiou":\n        $x += 1\nprint($x)',
        {"x": NUMBERS, "i": ("letter", "sign", "character", "piece"), "w": WORDS, "v": WORDS, "a": range(10, 90, 10)},
        lambda g: g["a"] + sum((g["w"] + g["v"]).count(vowel) for vowel in "aeiou"),
        (("+= 1", "+= 0"), ("if $i in", "if $i not in"), ('in "$w $v"', 'in "$w"'), ('"aeiou"', '"aei"')),
    ),
    Outline(
        "found_at",
        '$x = "$w"\nprint($x.find("$w"[$a]) + $b)',
        {
            "x": TEXTS,
            "w": ("planet", "bridge", "castle", "pencil", "orange", "forest", "hammer"),
            "a": (2, 4, 5),
            "b": (10, 20, 100),
        },
        lambda g: [*g["w"]].index([*g["w"]][g["a"]]) + g["b"],
        ((") + $b", ") + $b + 1"), (") + $b", ")"), ("$x.find", "1 + $x.find"), (") + $b", ") * $b")),
    ),
    Outline(
        "text_with_values",
        '$x = $a\n$y = $b\nprint(f"{$x + $y}-{$x}{$y}")',
        {"x": NUMBERS, "y": OTHERS, "a": _SMALL, "b": _SMALL},
        lambda g: f"{g['a'] + g['b']}-{10 * g['a'] + g['b']}",
        (("{$x}{$y}", "{$x * $y}"), ("{$x + $y}", "{$x}{$y}"), ("{$x}{$y}", "{$y}{$x}"), ("{$x}{$y}", "{$x + $y}")),
    ),
)

ON_LISTS = (
    Outline(
        "place_in_a_list",
        '$x = ["$p", "$q", "$r", "$s"]\nprint($x[$a])',
        {"x": SERIES, **_FOUR, "a": (0, 1, 2, 3)},
        lambda g: (g["p"], g["q"], g["r"], g["s"])[g["a"]],
        (("[$a]", "[$a - 1]"), ("[$a]", "[$a - 2]"), ("[$a]", "[$a - 3]")),
    ),
    Outline(
        "pop_and_append",
        '$x = ["$p", "$q", "$r", "$s"]\n$y = $x.pop($a)\n$x.append($y)\nprint($x[$b])',
        {"x": SERIES, "y": OTHERS, **_FOUR, "a": (0, 1), "b": (1, 2, 3)},
        lambda g: [g[name] for name in ("qrsp" if g["a"] == 0 else "prsq")][g["b"]],
        (("[$b]", "[$b - 1]"), ("[$b]", "[$b - 2]"), ("[$b]", "[$b - 3]")),
    ),
    Outline(
        "second_name_of_a_list",
        "$x = [$a, $b, $c]\n$y = $x\n$y.append($d)\nprint(sum($x))",
        {"x": LISTS, "y": OTHERS, "a": _MIDDLE, "b": _SMALL, "c": _SMALL, "d": _SMALL},
        lambda g: g["a"] + g["b"] + g["c"] + g["d"],
        (("$y = $x\n", "$y = list($x)\n"), ("sum($x)", "$d"), ("sum($x)", "sum($x) + $d"), ("sum($x)", "len($x)")),
    ),
    Outline(
        "copy_of_a_list",
        "$x = [$a, $b, $c]\n$y = $x[:]\n$y.append($d)\nprint(sum($x), len($y))",
        {"x": LISTS, "y": OTHERS, "a": _MIDDLE, "b": _SMALL, "c": _SMALL, "d": _SMALL},
        lambda g: f"{g['a'] + g['b'] + g['c']} 4",
        (("$x[:]", "$x"), ("len($y)", "len($x)"), ("sum($x)", "sum($y) + $d"), ("$x[:]", "$x[:2]")),
    ),
    Outline(
        "list_in_a_list",
        "$x = [$a, $b, $c]\n$x.append([$d, $e])\n$x.append($f)\nprint(len($x) * $g)",
        {"x": LISTS, **dict.fromkeys("abcdef", _MIDDLE), "g": _SMALL},
        lambda g: 5 * g["g"],
        (("append([", "extend(["), ("$x.append($f)\n", ""), ("len($x) * $g", "len($x)"), ("len($x) * $g", "3 * $g")),
    ),
    Outline(
        "sorted_copy",
        "$x = [$a, $b, $c]\n$y = sorted($x)\nprint($x[0], $y[0])",
        {"x": LISTS, "y": OTHERS, "a": range(40, 60), "b": range(11, 20), "c": range(21, 39)},
        lambda g: f"{g['a']} {g['b']}",
        (
            ("$y = sorted($x)", "$x.sort()\n$y = $x"),
            ("$y[0]", "$y[-1]"),
            ("$x[0], $y[0]", "$y[0], $x[0]"),
            ("$y[0]", "$y[1]"),
        ),
    ),
    Outline(
        "largest_text",
        '$x = ["$a", "$b", "$c", "$d"]\nprint(max($x))',
        {"x": LISTS, "a": _TENS, "b": ("7", "8", "9"), "c": ("20", "23", "35", "41"), "d": _HUNDREDS},
        lambda g: g["b"],
        (("max($x)", "$x[3]"), ("max($x)", "$x[2]"), ("max($x)", "$x[0]")),
    ),
    Outline(
        "different_values",
        "$x = [$a, $b, $a, $c, $b, $a]\nprint(len(set($x)) + $d)",
        {"x": LISTS, "a": _MIDDLE, "b": _MIDDLE, "c": _MIDDLE, "d": range(10, 60)},
        lambda g: 3 + g["d"],
        (("len(set($x))", "len($x)"), ("len(set($x)) + $d", "len(set($x))"), ("len(set($x))", "1")),
    ),
    Outline(
        "squares_of_odd_numbers",
        "$x = [$i * $i for $i in range($a) if $i % 2 == 1]\nprint(sum($x))",
        {"x": LISTS, "i": STEPS, "a": range(4, 10)},
        lambda g: (g["a"] // 2) * (4 * (g["a"] // 2) ** 2 - 1) // 3,
        ((" if $i % 2 == 1", ""), ("== 1", "== 0"), ("$i * $i", "$i"), ("range($a)", "range($a + 1)")),
    ),
    Outline(
        "pairs_of_two_lists",
        "$x = [$a, $b, $c]\n$y = [$d, $e]\n$t = 0\nfor $i, $j in zip($x, $y):\n    $t += $i * $j\nprint($t)",
        {"x": LISTS, "y": OTHERS, "t": NUMBERS, "i": STEPS, "j": INNER, **dict.fromkeys("abcde", _SMALL)},
        lambda g: g["a"] * g["d"] + g["b"] * g["e"],
        (("$i * $j", "$i + $j"), ("$t += ", "$t = "), ("[$d, $e]", "[$d, $e, 1]"), ("[$d, $e]", "[$e, $d]")),
    ),
    Outline(
        "number_of_a_place",
        '$x = ["$p", "$q", "$r", "$s"]\nfor $i, $j in enumerate($x):\n    if $j == "$r":\n        print($i + $a)',
        {"x": SERIES, "i": STEPS, "j": INNER, **_FOUR, "a": (5, 10, 20, 30)},
        lambda g: 2 + g["a"],
        (("$i + $a", "$i + $a + 1"), ("$i + $a", "$i"), ("$i + $a", "$a"), ('== "$r"', '== "$s"')),
    ),
    Outline(
        "each_plus_the_one_before",
        "$x = [$a, $b, $c]\nfor $i in range(1, len($x)):\n    $x[$i] = $x[$i] + $x[$i - 1]\nprint($x[2])",
        {"x": LISTS, "i": STEPS, "a": _SMALL, "b": _SMALL, "c": _MIDDLE},
        lambda g: sum((g["a"], g["b"], g["c"])),
        (("range(1, len($x))", "range(1, 2)"), ("range(1, len($x))", "range(2, 3)"), ("$x[2]", "$x[1]")),
    ),
)

ON_DICTIONARIES = (
    Outline(
        "overwritten_entry",
        '$x = {"$p": $a, "$q": $b}\n$x["$p"] = $x["$q"] + $c\nprint($x["$p"] + $x["$q"])',
        {"x": LISTS, "p": FRUITS, "q": FRUITS, "a": _MIDDLE, "b": _SMALL, "c": _SMALL},
        lambda g: 2 * g["b"] + g["c"],
        (('$x["$p"] = $x["$q"] + $c\n', ""), ('"] = $x', '"] += $x'), ('$x["$p"] + $x["$q"]', '$x["$p"]')),
    ),
    Outline(
        "missing_entry",
        '$x = {"$p": $a, "$q": $b}\nprint($x.get("$r", $c) + $x.get("$p", $d))',
        {"x": LISTS, "p": FRUITS, "q": FRUITS, "r": FRUITS, "a": _MIDDLE, "b": _SMALL, "c": _SMALL, "d": _SMALL},
        lambda g: g["a"] + g["c"],
        (('$x.get("$p", $d)', "$d"), ('"$r", $c', '"$q", $c'), ('$x.get("$r", $c)', "0"), ('.get("$p"', '.get("$q"')),
    ),
    Outline(
        "sum_of_long_names",
        '$x = {"$p": $a, "$q": $b, "$r": $c}\n$t = 0\n'
        "for $i in $x:\n    if len($i) > 4:\n        $t += $x[$i]\nprint($t)",
        {
            "x": LISTS,
            "t": NUMBERS,
            "i": STEPS,
            "p": ("fig", "plum", "pear", "kiwi"),
            "q": ("lemon", "apple", "grape"),
            "r": ("cherry", "quince", "orange"),
            "a": _MIDDLE,
            "b": _SMALL,
            "c": _SMALL,
        },
        lambda g: g["b"] + g["c"],
        (("> 4", "> 5"), ("> 4", "< 5"), ("> 4", "> 2"), ("$x[$i]", "1")),
    ),
    Outline(
        "counted_letters_in_a_dictionary",
        '$x = {}\nfor $i in "$w":\n    $x[$i] = $x.get($i, 0) + 1\nprint(len($x) + $a)',
        {
            "x": LISTS,
            "i": ("letter", "sign", "character", "piece"),
            "w": ("banana", "button", "kitten", "letter", "hammer", "cucumber", "tomato", "balloon", "pepper"),
            "a": range(10, 90, 10),
        },
        lambda g: g["a"] + sum(g["w"].index(letter) == place for place, letter in enumerate(g["w"])),
        (
            ("len($x)", 'len("$w")'),
            ("len($x)", "max([$x[$i] for $i in $x])"),
            ("len($x)", "sum([$x[$i] == 1 for $i in $x])"),
        ),
    ),
)
