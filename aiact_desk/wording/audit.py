"""Sentences about people, review and the audit chain."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    # Who somebody is.
    "identity.passphrase_short": N_("A passphrase has at least {least} signs. Choose a longer one."),
    "identity.passphrase_needed": N_("{person} has set a passphrase. Approving asks for it; nothing was approved."),
    "identity.passphrase_wrong": N_("That is not the passphrase of {person}. Nothing was approved; try again."),
    "identity.key_needed": N_(
        "{person} approves with a certificate. Name the PKCS#12 file with its key (--key FILE.p12); "
        "nothing was approved."
    ),
    "identity.no_certificate": N_("The file holds no certificate. Name one in PEM or DER, without its private key."),
    "identity.key_cannot_sign": N_("The key of the certificate cannot sign here. Use an RSA or elliptic-curve key."),
    "identity.no_key_file": N_("There is no key file {path}. Name a PKCS#12 file; nothing was approved."),
    "identity.key_file_closed": N_(
        "The key file cannot be opened: it is no PKCS#12 file, or its passphrase is another one. Nothing was approved."
    ),
    "identity.other_certificate": N_(
        "The key file belongs to another certificate than the one on the list of people. Nothing was approved."
    ),
    # Review.
    "review.reason_missing": N_("Say why the document goes back to its author."),
    "review.own_work": N_(
        "{person} wrote this document or sent it to review, and so does not approve it. Let somebody else on the list "
        'of people approve; a provider of one person sets four_eyes = "off", and the files say so.'
    ),
    "review.comments_open": N_(
        "{count} comments on {document} are open. Settle them, or send the document back; nothing was approved."
    ),
    # The chain.
    "audit.row_missing": N_("Row {seq} is missing."),
    "audit.row_altered": N_("Row {seq} was altered: its hash is not that of what it says."),
    "audit.row_unlinked": N_("Row {seq} does not follow the row before it: that one, or this one, was replaced."),
    "audit.part_gone": N_("A part of row {seq} is gone, and no erasure says why."),
    "audit.record_unknown": N_("The library has a record ({kind} {subject}) that no row of the chain knows."),
    "audit.record_gone": N_("Row {seq}: the library no longer has the record that it is about ({kind} {subject})."),
    "audit.record_altered": N_("Row {seq}: the library says something else of {subject} now ({part})."),
    "audit.signature_wrong": N_("Row {seq}: the signature of the approval is not by the certificate beside it."),
    "audit.row_unknown": N_("The chain has no row {row} that can be erased. List its rows: aiact-desk audit show."),
    "audit.part_unknown": N_("Row {row} has no part “{part}”. It has: {known}."),
    "audit.reason_missing": N_("Say why it is erased: the reason is kept in place of what is gone."),
    "audit.no_pdf": N_("{path} is no PDF that can be read. Name a file that this program exported."),
}
