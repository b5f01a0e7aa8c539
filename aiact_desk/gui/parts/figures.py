"""Numbers, sizes and times as the window writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

NO_BREAK = "\u00a0"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def whole(number: int) -> str:
    """134515008 is "134 515 008": parted by no-break spaces, as the documents do, so that no language misreads it."""
    return f"{number:,}".replace(",", NO_BREAK)


def size(count: int) -> str:
    """A number of bytes in the decimal unit that fits, with two or three digits."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    digits = 0 if unit == 0 or value >= 100 else 1
    return f"{value:.{digits}f}{NO_BREAK}{_UNITS[unit]}"


def share(value: float) -> str:
    """A figure between 0 and 1 with three digits."""
    return f"{value:.3f}"


def percent(value: float) -> str:
    """A share as per cent with one digit; one that is there but smaller is not told as none."""
    shown = "< 0.1" if 0 < value < 0.0005 else f"{100 * value:.1f}".removesuffix(".0")
    return f"{shown} %".replace(" ", NO_BREAK)


def signed(value: float) -> str:
    """A figure that may lie below zero, with three digits and a real minus sign."""
    return f"{value:.3f}".replace("-", "−")


def big(number: int) -> str:
    """A large count with four digits: "3.377 × 10¹⁴"."""
    mantissa, _, exponent = f"{number:.3e}".partition("e")
    return f"{mantissa} × 10{str(int(exponent)).translate(_RAISED)}".replace(" ", NO_BREAK)


def duration(seconds: float) -> str:
    """A time in words of at most two units: "45 s", "3 min 20 s", "2 h 05 min"."""
    whole_seconds = max(0, round(seconds))
    if whole_seconds < 60:
        return QCoreApplication.translate("figures", "{s} s").format(s=whole_seconds).replace(" ", NO_BREAK)
    minutes, rest = divmod(whole_seconds, 60)
    if minutes < 60:
        text = QCoreApplication.translate("figures", "{m} min {s:02d} s").format(m=minutes, s=rest)
    else:
        text = QCoreApplication.translate("figures", "{h} h {m:02d} min").format(h=minutes // 60, m=minutes % 60)
    return text.replace(" ", NO_BREAK)


def moment(at: datetime) -> str:
    """A date and time in the user's time zone: "2026-11-23 14:05"."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
