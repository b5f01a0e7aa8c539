"""The one style sheet of the program: what a palette cannot say, written with the tokens of the theme."""

from __future__ import annotations

from string import Template

from aiact_desk.gui.theme import Colours, Theme

_SHEET = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $border; padding: ${tight}px; }
QMainWindow, QDialog, QMessageBox, #page { background: $window; }
QLabel[role="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_size}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"], QLabel[role="small"] { color: $muted; }
QLabel[role="small"] { font-size: ${small_size}pt; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="live"] { color: $live; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: ${card}px; }
QFrame[chip] { border-radius: ${control}px; }
QFrame[chip="good"] { background: $good_soft; }
QFrame[chip="warn"] { background: $warn_soft; }
QFrame[chip="bad"] { background: $bad_soft; }
QFrame[chip="live"] { background: $live_soft; }
QFrame[chip="quiet"] { background: $quiet_soft; }
QFrame[notice] { border-radius: ${card}px; border: 1px solid $border; }
QFrame[notice="good"] { background: $good_soft; border-color: $good; }
QFrame[notice="warn"] { background: $warn_soft; border-color: $warn; }
QFrame[notice="bad"] { background: $bad_soft; border-color: $bad; }
QFrame[notice="live"] { background: $live_soft; border-color: $live; }
#navigation { background: $surface; border: none; border-right: 1px solid $border; outline: 0; padding: ${small}px; }
#navigation::item { border-radius: ${control}px; padding: ${small}px; margin-bottom: 2px;
  border: 2px solid transparent; }
#navigation::item:hover { background: $sunken; }
#navigation::item:selected { background: $accent_soft; color: $selection_text; }
#navigation::item:focus { border: 2px solid $focus; }
QPushButton, QToolButton { border: 1px solid $control_border; border-radius: ${control}px; background: $surface;
  padding: ${button_pad}px ${medium}px; }
QToolButton { padding: ${button_pad}px; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: ${button_pad_focus}px ${medium_focus}px; }
QToolButton:focus { padding: ${button_pad_focus}px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; background: transparent; }
QPushButton[primary="true"] { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $sunken; color: $disabled; border-color: $border; }
QToolButton[flat="true"], QPushButton[flat="true"] { border: 2px solid transparent; background: transparent;
  padding: ${tight}px; }
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: $sunken; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: $focus; }
QPushButton[flat="true"] { color: $link; text-align: left; }
QLineEdit, QPlainTextEdit, QTextEdit { background: $surface; border: 1px solid $control_border;
  border-radius: ${control}px; padding: ${field_pad}px; selection-background-color: $selection;
  selection-color: $selection_text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: ${field_pad_focus}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $bad; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $alternate; border-color: $border; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $alternate; border-color: $border; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QLineEdit[bare="true"] { border: none; padding: 0; background: transparent; }
QLineEdit[bare="true"]:focus { border-bottom: 2px solid $focus; }
QComboBox, QAbstractSpinBox { min-height: 1.75em; }
QAbstractItemView { border: 2px solid $border; border-radius: ${control}px; outline: 0;
  alternate-background-color: $alternate; }
QTreeView[plain="true"], QTableView[plain="true"] { border-color: $surface; }
QTreeView:focus, QTableView:focus, QTreeView[plain="true"]:focus, QTableView[plain="true"]:focus {
  border-color: $focus; }
QTreeView::item, QTableView::item { padding: ${cell_pad}px ${cell_pad}px; }
QTableView[wraps="true"]::item { padding: ${cell_pad}px 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: ${field_pad}px ${tight}px; font-weight: 600; }
QTabBar::tab { padding: ${small}px ${large}px; border: none; border-bottom: 3px solid transparent; color: $muted;
  background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $link; }
QTabWidget::pane { border: none; }
QProgressBar { border: none; border-radius: ${tight}px; background: $sunken; max-height: ${small}px;
  min-height: ${small}px; }
QProgressBar::chunk { background: $accent; border-radius: ${tight}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: 1px solid $focus; }
QScrollBar:vertical { background: transparent; width: ${medium}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${medium}px; margin: 0; }
QScrollBar::handle { background: $control_border; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QMenuBar { background: $surface; border-bottom: 1px solid $border; }
QMenuBar::item { padding: ${field_pad}px ${small}px; background: transparent; border-radius: ${control}px; }
QMenuBar::item:selected { background: $accent_soft; color: $selection_text; }
""")


def style_sheet(theme: Theme, colours: Colours, font_size: float) -> str:
    """The sheet for one colour scheme; `font_size` is the desktop's own, in points."""
    space, scale = theme.space, theme.type
    return _SHEET.substitute(
        colours.model_dump(),
        **space.model_dump(),
        **theme.radius.model_dump(),
        small_size=round(font_size * scale.small, 2),
        heading_size=round(font_size * scale.heading, 2),
        title_size=round(font_size * scale.title, 2),
        button_pad=space.tight + 2,
        button_pad_focus=space.tight + 1,
        medium_focus=space.medium - 1,
        field_pad=space.tight + 1,
        field_pad_focus=space.tight,
        cell_pad=space.tight,
    )
