/*
 * The statements of a specification. Layout stands between lexer and parser: it balances the
 * braces and leaves exactly one NEWLINE at the end of each statement and block, also where the
 * text has none. Each decision looks at one token, so that time grows with the text and a statement
 * is known by its first word.
 *
 * A rule "unknown…" takes what begins with none of the words of its block; its set names these
 * words, and "expected one of" is made from it. An error inside a statement or header ends this
 * statement or header and nothing more: see StatementRecovery.
 */
parser grammar ApqSpecParser;

options { tokenVocab = ApqSpecLexer; }

file : item* EOF ;

item
    : hostBlock
    | mdevBlock
    | guestBlock
    | changeBlock
    | migration
    | include
    | unknownItem
    ;

include : INCLUDE value NEWLINE ;

migration : MIGRATE guest=name ON from=name TO to=name ( USING using=name )? LIVE? NEWLINE ;

// ---- host NAME { … }

hostBlock : hostHeader hostStatement* RBRACE NEWLINE ;

hostHeader : HOST name LBRACE ;

hostStatement
    : kernel
    | driver
    | hostAdapters
    | domains
    | controlDomains
    | maximum
    | without
    | mask
    | boot
    | queue
    | hostOverride
    | defaultDomain
    | note
    | unknownInHost
    ;

kernel : KERNEL value NEWLINE ;

driver : DRIVER value NEWLINE ;

hostAdapters : ADAPTERS ids adapterFact* NEWLINE ;

adapterFact : ( TYPE | MODE | HWTYPE | SERIAL | FUNCTIONS ) value ;

maximum : ( MAX_ADAPTER | MAX_DOMAIN ) number NEWLINE ;

without : WITHOUT WORD ( COMMA WORD )* NEWLINE ;

mask : ( APMASK | AQMASK ) maskValue NEWLINE ;

boot : BOOT bootMask+ NEWLINE ;

// apmask=-5,-6 or apmask="…": the word holds the name and the beginning of the text.
bootMask : WORD ( COMMA WORD )* STRING? ;

queue : QUEUE queues queueFact NEWLINE ;

queueFact
    : UNBOUND
    | ABSENT
    | DRIVER value
    | KEY keyType=word WORD ( COMMA? WORD )*
    ;

hostOverride : OVERRIDE queues WITH value NEWLINE ;

defaultDomain : DEFAULT_DOMAIN number NEWLINE ;

// ---- mdev NAME on HOST { … }

mdevBlock : mdevHeader mdevStatement* RBRACE NEWLINE ;

mdevHeader : MDEV mdev=name ON host=name LBRACE ;

mdevStatement
    : uuid
    | mdevAdapters
    | domains
    | controlDomains
    | startMode
    | note
    | unknownInMdev
    ;

uuid : UUID value NEWLINE ;

mdevAdapters : ADAPTERS ids NEWLINE ;

startMode : START value NEWLINE ;

// ---- guest NAME on HOST { … }

guestBlock : guestHeader guestStatement* RBRACE NEWLINE ;

guestHeader : GUEST guest=name ON host=name LBRACE ;

guestStatement
    : uses
    | cpu
    | guestState
    | deviceId
    | hypervisor
    | secureExecution
    | expectation
    | note
    | unknownInGuest
    ;

uses : USES name NEWLINE ;

// A comma may stand before a feature, as on the command line of QEMU.
cpu : CPU value ( COMMA? WORD )* lacking? NEWLINE ;

lacking : WITHOUT WORD ;

guestState : STATE value NEWLINE ;

deviceId : DEVICE_ID value NEWLINE ;

hypervisor : HYPERVISOR value NEWLINE ;

secureExecution : SECURE_EXECUTION NEWLINE ;

expectation : EXPECT queues NEWLINE ;

// ---- change HOST ["TITLE"] { … }

changeBlock : changeHeader changeStatement* RBRACE NEWLINE ;

changeHeader : CHANGE name STRING? LBRACE ;

changeStatement
    : mask
    | assign
    | unassign
    | apConfig
    | startGuest
    | stopGuest
    | unbind
    | bind
    | probe
    | queueOverride
    | create
    | remove
    | lpar
    | note
    | unknownInChange
    ;

assign : ASSIGN attribute value TO name NEWLINE ;

unassign : UNASSIGN attribute value FROM name NEWLINE ;

attribute : ADAPTER | DOMAIN | CONTROL_DOMAIN ;

apConfig : AP_CONFIG name rawText NEWLINE ;

startGuest : START name NEWLINE ;

stopGuest : STOP name NEWLINE ;

unbind : UNBIND apqn NEWLINE ;

bind : BIND apqn TO value NEWLINE ;

probe : PROBE apqn NEWLINE ;

queueOverride : OVERRIDE apqn WITH value NEWLINE ;

create : CREATE name NEWLINE ;

remove : REMOVE name NEWLINE ;

lpar : LPAR lparPart+ NEWLINE ;

lparPart
    : ADAPTERS ids
    | DOMAINS ids
    | CONTROL_DOMAINS controlIds
    ;

// ---- shared by several blocks

domains : DOMAINS ids NEWLINE ;

controlDomains : CONTROL_DOMAINS controlIds NEWLINE ;

note : NOTE STRING NEWLINE ;

controlIds : SAME | ids ;

ids : NONE | WORD ( COMMA WORD )* ;

number : WORD ;

queues : WORD ( COMMA WORD )* ;

apqn : WORD ;

maskValue
    : ALL ( BUT ids )?
    | ONLY ids
    | rawText
    ;

// Text for the kernel: to the letter in quotes, without them as it stands in the line.
rawText : STRING | WORD ( COMMA WORD )* ;

name : word | STRING ;

value : word | STRING ;

// ---- what is not known

unknownItem
    : ( ~( HOST | MDEV | GUEST | CHANGE | MIGRATE | INCLUDE | LBRACE | RBRACE | NEWLINE )
      | unknownBlock
      ) unknownPart* NEWLINE
    ;

unknownInHost
    : ( ~( KERNEL | DRIVER | ADAPTERS | DOMAINS | CONTROL_DOMAINS | MAX_ADAPTER | MAX_DOMAIN | WITHOUT
         | APMASK | AQMASK | BOOT | QUEUE | OVERRIDE | DEFAULT_DOMAIN | NOTE
         | LBRACE | RBRACE | NEWLINE )
      | unknownBlock
      ) unknownPart* NEWLINE
    ;

unknownInMdev
    : ( ~( UUID | ADAPTERS | DOMAINS | CONTROL_DOMAINS | START | NOTE
         | LBRACE | RBRACE | NEWLINE )
      | unknownBlock
      ) unknownPart* NEWLINE
    ;

unknownInGuest
    : ( ~( USES | CPU | STATE | DEVICE_ID | HYPERVISOR | SECURE_EXECUTION | EXPECT | NOTE
         | LBRACE | RBRACE | NEWLINE )
      | unknownBlock
      ) unknownPart* NEWLINE
    ;

unknownInChange
    : ( ~( APMASK | AQMASK | ASSIGN | UNASSIGN | AP_CONFIG | START | STOP | UNBIND | BIND | PROBE
         | OVERRIDE | CREATE | REMOVE | LPAR | NOTE
         | LBRACE | RBRACE | NEWLINE )
      | unknownBlock
      ) unknownPart* NEWLINE
    ;

unknownPart : ~( LBRACE | RBRACE | NEWLINE ) | unknownBlock ;

unknownBlock : LBRACE ( unknownPart | NEWLINE )* RBRACE ;

// Every keyword is a word where a name or value stands.
word
    : WORD
    | HOST | MDEV | GUEST | CHANGE | MIGRATE | INCLUDE
    | ADAPTERS | APMASK | AP_CONFIG | AQMASK | ASSIGN | BIND | BOOT | CONTROL_DOMAINS | CPU | CREATE
    | DEFAULT_DOMAIN | DEVICE_ID | DOMAINS | DRIVER | EXPECT | HYPERVISOR | KERNEL | LPAR
    | MAX_ADAPTER | MAX_DOMAIN | NOTE | OVERRIDE | PROBE | QUEUE | REMOVE | SECURE_EXECUTION | START
    | STATE | STOP | UNASSIGN | UNBIND | USES | UUID | WITHOUT
    | ABSENT | ADAPTER | ALL | BUT | CONTROL_DOMAIN | DOMAIN | FROM | FUNCTIONS | HWTYPE | KEY | LIVE
    | MODE | NONE | ON | ONLY | SAME | SERIAL | TO | TYPE | UNBOUND | USING | WITH
    ;
