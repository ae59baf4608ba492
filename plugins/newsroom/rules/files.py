"""Files and folders: which files are read at all."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

DOT_FILE = Rule(
    "dot-file",
    Problem,
    "Nothing hidden is handed in: no file or folder whose name begins with a dot.",
    "hidden files are not published",
    "delete it",
    "groups/harbour/.htaccess",
)
NOT_A_FILE = Rule(
    "not-a-file",
    Problem,
    "Only ordinary files are read: no links, no devices, and no file that stands at two places at once.",
    "is a link or no ordinary file",
    "put the file itself here",
    "groups/harbour/photos/picket.jpg → /etc/passwd",
)
FILE_NAME = Rule(
    "file-name",
    Problem,
    "A file's name can be written on every system: no line breaks or other invisible characters, none of < > : \" | ? * \\, no name of a device.",
    "has a name that cannot be written everywhere",
    "rename it with letters, digits, hyphens and one dot",
    "photos/aux.jpg",
)
SAME_NAME = Rule(
    "same-name",
    Problem,
    "No two names in one folder differ only in capital letters or in how an accent is spelt.",
    "differs from another name in this folder only in capital letters or the spelling of an accent",
    "rename one of them",
    "photos/March.jpg beside photos/march.jpg",
)
CROWDED_FOLDER = Rule(
    "crowded-folder",
    Problem,
    "No folder holds more files than the paper allows.",
    "has too many files, and the last are not read",
    "spread them over years, or talk to those who keep the paper",
    "photos with 50,000 files",
)
MISPLACED = Rule(
    "misplaced",
    Problem,
    "Every file lies in a folder that is read and is of a kind that belongs there.",
    "has no place here",
    "articles/*.md, letters/*.md, events/*.md, photos/*.jpg and the .yml files of the guide are read",
    "groups/harbour/artikles/strike.md",
)
SLUG = Rule(
    "slug",
    Problem,
    "A name that becomes part of an address has small letters a-z, digits and hyphens, at most eighty of them.",
    "cannot be part of an address",
    "rename it with small letters, digits and hyphens",
    "articles/Überfall Teil 2.md",
)
TOO_LARGE = Rule(
    "too-large",
    Problem,
    "A text file is no larger than the paper allows.",
    "is too large",
    "divide it into parts",
    "articles/all-our-minutes.md with 900,000 bytes",
)
ENCODING = Rule(
    "encoding",
    Problem,
    "Text files are UTF-8.",
    "is not UTF-8",
    "save it as UTF-8; 'paper fix' converts it",
    "a file saved as Windows-1252",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Problem,
    "Text has no control characters, which no feed reader could read.",
    "has a control character",
    "delete it; 'paper fix' does so",
    "a form feed copied from a PDF",
)
RESERVED_PAGE = Rule(
    "reserved-page",
    Problem,
    "No page of the paper's own has the name of a page that the software makes.",
    "the software makes a page of this name itself",
    "give the file another name",
    "pages/check.md",
)
DIRECTION_OVERRIDE = Rule(
    "direction-override",
    Problem,
    "Nothing makes a text read otherwise than it is written: no characters that override the direction of letters.",
    "has a character that turns the direction of what follows",
    "delete it; scripts that run from right to left need none",
    "U+202E before a word",
)
STACKED_MARKS = Rule(
    "stacked-marks",
    Problem,
    "Letters carry the accents that their script has, not towers of them that cover the lines above.",
    "has more accents on one letter than any script has",
    "type the word anew",
    "a letter with twenty accents",
)
EMPTY_FILE = Rule(
    "empty-file",
    Problem,
    "A file of text is not empty.",
    "the file is empty",
    "write a title, a date, a section and a text, or delete it",
    "articles/strike.md with 0 bytes",
)
DUPLICATE = Rule(
    "duplicate",
    Problem,
    "No two files of a group have one name or one id, and no two editions one number; neither of two pieces is printed.",
    "has the same name as another",
    "rename one of them",
    "articles/strike.md and letters/strike.md",
)
PHOTO_SIZE = Rule(
    "photo-size",
    Problem,
    "A photo's file is no larger than the paper allows.",
    "the photo is too large",
    "save it smaller; 1600 pixels in width is enough",
    "photos/march.png with 40 MB",
)
PHOTO = Rule(
    "photo",
    Problem,
    "A photo is a JPEG, PNG, WebP, AVIF or GIF picture that can be read to its end.",
    "is no picture that can be read",
    "save it anew as JPEG or PNG",
    "photos/march.jpg, which is a web page",
)
PHOTO_FIELDS = Rule(
    "photo-fields",
    Note,
    "The .yml of a photo has the name of its photo.",
    "there is no photo of this name beside it",
    "give both files one name",
    "photos/marhc.yml beside photos/march.jpg",
)
MISSING_FILE = Rule(
    "missing-file",
    Problem,
    "An attachment is a file of one's own group.",
    "there is no such file",
    "put the PDF in the group's files folder",
    "attachment: leaflet.pdf",
)
ATTACHMENT = Rule(
    "attachment",
    Problem,
    "An attachment is a PDF of at most 20 MB.",
    "is no PDF, or too large",
    "save it as a PDF of at most 20 MB",
    "attachment: leaflet.pdf, which is a program",
)
