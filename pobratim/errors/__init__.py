"""Errors of Pobratim, drawn as a tree. They carry facts; who shows them chooses the words and the codes.

PobratimError
├── DocumentError            a paper cannot be read
│   ├── FileMissing
│   ├── EmptyDocument
│   ├── UnknownFormat
│   ├── EncryptedDocument
│   ├── BrokenDocument
│   ├── NoTextLayer          pictures of pages instead of text
│   ├── DocumentTooLarge
│   ├── ProgramMissing       an optional program (LibreOffice, Tesseract) is not installed
│   ├── ReadingTooLong       it takes more time than a paper may
│   ├── ReadingCutShort      it ended the process that read it
│   └── ReadingFault         the program itself failed over it
├── ReadingError             many papers cannot be read at once
│   ├── NoPapers
│   ├── ReaderNotStarted
│   ├── ResultsNotWritten
│   ├── ClusterUnreachable
│   ├── ClusterDiffers       a worker of the cluster reads by other rules
│   └── SecondReaderSilent   a language model gave no answer that can be taken
├── PlaceError
│   ├── GazetteerMissing
│   ├── PlaceNotFound
│   ├── PlacesFileUnknown    neither a GeoNames dump nor a table with a header that is understood
│   ├── PlacesFileWrong      lines of it cannot be taken
│   ├── WrongLine            one of them
│   ├── NoSuchSource
│   ├── GazetteerNotWritten  the folder cannot be written
│   └── BuildNeedsPackages   what the gazetteer is made from is not installed
├── RegisterError            the register cannot be opened or changed
│   ├── RegisterTooNew
│   ├── RegisterUnreachable
│   ├── NotAllowed
│   ├── NotFound
│   ├── ChangedMeanwhile
│   ├── RegisterNotEmpty
│   ├── RegisterOpenedAlready
│   ├── BackupBroken
│   ├── BackupNotWritten
│   └── InvalidValue
├── MonitoringError          what is due cannot be told
│   ├── BadRulePack          a file of rules is wrong
│   ├── LinkOver             a link to answer has expired, was revoked or never was
│   ├── CampaignOver         a campaign is closed, or an answer is not to be changed now
│   ├── CampaignThere        the campaign of that year has been opened already
│   ├── NobodyToAsk          a region has no municipality with ties
│   ├── MailNotSent          the mail server refused
│   └── MailboxClosed        the mailbox of papers cannot be opened or read
├── NetworkError             what ties mean together cannot be told
│   ├── NetworkFileUnreadable
│   ├── NetworkPlaceUnknown
│   └── ReferencesNeedAddress  what is sent would refer to pages that only this machine opens
├── MemoError                a memo cannot be written
│   ├── NothingToTell        the scope holds no tie on its day
│   │   └── NothingKnownYet  the day lies before all that the register dates
│   ├── UnknownMemoFormat
│   ├── WrongWish            an option of the memo has a value that it cannot have
│   ├── UnknownPreset
│   ├── TemplateMissing
│   ├── TemplateUnreadable   the office's Word template is no Word file
│   ├── TemplateFieldBroken  a field of it is misspelt
│   ├── TemplateForWordAlone
│   ├── TemplateWithoutText  it has no place for the text of the memo
│   ├── UnknownTemplateField
│   ├── MemoNotWritten       the file cannot be written there
│   └── MemoNotSet           a long memo, set in parts, could not be set
├── ExtraMissing             a format needs a package that is not installed
├── FilesNotWritten          a folder cannot be written
├── LetterError              a letter of a reader cannot be taken
│   └── TooManyLetters
├── AccessError              a program may not do what it asks for, or not now
│   ├── TokenUnknown
│   ├── TokenNotEnough       the token is for something else
│   ├── ReaderBusy           others wait for the reader already
│   └── DailyShareSpent      one account has brought very much within a day
└── ServeError               the server cannot start
    ├── PortTaken
    ├── AddressUnavailable
    └── ProviderMisnamed     people cannot sign in as the settings say
"""

from pobratim.errors.access import AccessError, DailyShareSpent, ReaderBusy, TokenNotEnough, TokenUnknown
from pobratim.errors.documents import (
    BrokenDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    FileMissing,
    NoTextLayer,
    ProgramMissing,
    ReadingCutShort,
    ReadingFault,
    ReadingTooLong,
    UnknownFormat,
)
from pobratim.errors.letters import LetterError, TooManyLetters
from pobratim.errors.memo import (
    MemoError,
    MemoNotSet,
    MemoNotWritten,
    NothingKnownYet,
    NothingToTell,
    TemplateFieldBroken,
    TemplateForWordAlone,
    TemplateMissing,
    TemplateUnreadable,
    TemplateWithoutText,
    UnknownMemoFormat,
    UnknownPreset,
    UnknownTemplateField,
    WrongWish,
)
from pobratim.errors.monitoring import (
    BadRulePack,
    CampaignOver,
    CampaignThere,
    LinkOver,
    MailboxClosed,
    MailNotSent,
    MonitoringError,
    NobodyToAsk,
)
from pobratim.errors.network import NetworkError, NetworkFileUnreadable, NetworkPlaceUnknown, ReferencesNeedAddress
from pobratim.errors.places import (
    BuildNeedsPackages,
    GazetteerMissing,
    GazetteerNotWritten,
    NoSuchSource,
    PlaceError,
    PlaceNotFound,
    PlacesFileUnknown,
    PlacesFileWrong,
    WrongLine,
)
from pobratim.errors.reading import (
    ClusterDiffers,
    ClusterUnreachable,
    NoPapers,
    ReaderNotStarted,
    ReadingError,
    ResultsNotWritten,
    SecondReaderSilent,
)
from pobratim.errors.refusals import refused
from pobratim.errors.register import (
    BackupBroken,
    BackupNotWritten,
    ChangedMeanwhile,
    InvalidValue,
    NotAllowed,
    NotFound,
    RegisterError,
    RegisterNotEmpty,
    RegisterOpenedAlready,
    RegisterTooNew,
    RegisterUnreachable,
)
from pobratim.errors.root import ExtraMissing, FilesNotWritten, PobratimError
from pobratim.errors.serving import AddressUnavailable, PortTaken, ProviderMisnamed, ServeError

__all__ = [
    "AccessError",
    "AddressUnavailable",
    "BackupBroken",
    "BackupNotWritten",
    "BadRulePack",
    "BrokenDocument",
    "BuildNeedsPackages",
    "CampaignOver",
    "CampaignThere",
    "ChangedMeanwhile",
    "ClusterDiffers",
    "ClusterUnreachable",
    "DailyShareSpent",
    "DocumentError",
    "DocumentTooLarge",
    "EmptyDocument",
    "EncryptedDocument",
    "ExtraMissing",
    "FileMissing",
    "FilesNotWritten",
    "GazetteerMissing",
    "GazetteerNotWritten",
    "InvalidValue",
    "LetterError",
    "LinkOver",
    "MailNotSent",
    "MailboxClosed",
    "MemoError",
    "MemoNotSet",
    "MemoNotWritten",
    "MonitoringError",
    "NetworkError",
    "NetworkFileUnreadable",
    "NetworkPlaceUnknown",
    "NoPapers",
    "NoSuchSource",
    "NoTextLayer",
    "NobodyToAsk",
    "NotAllowed",
    "NotFound",
    "NothingKnownYet",
    "NothingToTell",
    "PlaceError",
    "PlaceNotFound",
    "PlacesFileUnknown",
    "PlacesFileWrong",
    "PobratimError",
    "PortTaken",
    "ProgramMissing",
    "ProviderMisnamed",
    "ReaderBusy",
    "ReaderNotStarted",
    "ReadingCutShort",
    "ReadingError",
    "ReadingFault",
    "ReadingTooLong",
    "ReferencesNeedAddress",
    "RegisterError",
    "RegisterNotEmpty",
    "RegisterOpenedAlready",
    "RegisterTooNew",
    "RegisterUnreachable",
    "ResultsNotWritten",
    "SecondReaderSilent",
    "ServeError",
    "TemplateFieldBroken",
    "TemplateForWordAlone",
    "TemplateMissing",
    "TemplateUnreadable",
    "TemplateWithoutText",
    "TokenNotEnough",
    "TokenUnknown",
    "TooManyLetters",
    "UnknownFormat",
    "UnknownMemoFormat",
    "UnknownPreset",
    "UnknownTemplateField",
    "WrongLine",
    "WrongWish",
    "refused",
]
