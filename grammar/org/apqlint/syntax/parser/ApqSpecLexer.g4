/*
 * The words of a specification. What a WORD means (a number, a range, an APQN, a mask, a UUID) is
 * for its place to say. Every character of any text belongs to a token, so that the tokens put
 * together are the text again.
 */
lexer grammar ApqSpecLexer;

// Words that open a block or a statement of the top level.
HOST : 'host' ;
MDEV : 'mdev' ;
GUEST : 'guest' ;
CHANGE : 'change' ;
MIGRATE : 'migrate' ;
INCLUDE : 'include' ;

// Words that begin a statement in a block.
ADAPTERS : 'adapters' ;
APMASK : 'apmask' ;
AP_CONFIG : 'ap_config' ;
AQMASK : 'aqmask' ;
ASSIGN : 'assign' ;
BIND : 'bind' ;
BOOT : 'boot' ;
CONTROL_DOMAINS : 'control-domains' ;
CPU : 'cpu' ;
CREATE : 'create' ;
DEFAULT_DOMAIN : 'default-domain' ;
DEVICE_ID : 'device-id' ;
DOMAINS : 'domains' ;
DRIVER : 'driver' ;
EXPECT : 'expect' ;
HYPERVISOR : 'hypervisor' ;
KERNEL : 'kernel' ;
LPAR : 'lpar' ;
MAX_ADAPTER : 'max-adapter' ;
MAX_DOMAIN : 'max-domain' ;
NOTE : 'note' ;
OVERRIDE : 'override' ;
PROBE : 'probe' ;
QUEUE : 'queue' ;
REMOVE : 'remove' ;
SECURE_EXECUTION : 'secure-execution' ;
START : 'start' ;
STATE : 'state' ;
STOP : 'stop' ;
UNASSIGN : 'unassign' ;
UNBIND : 'unbind' ;
USES : 'uses' ;
UUID : 'uuid' ;
WITHOUT : 'without' ;

// Words inside a statement.
ABSENT : 'absent' ;
ADAPTER : 'adapter' ;
ALL : 'all' ;
BUT : 'but' ;
CONTROL_DOMAIN : 'control-domain' ;
DOMAIN : 'domain' ;
FROM : 'from' ;
FUNCTIONS : 'functions' ;
HWTYPE : 'hwtype' ;
KEY : 'key' ;
LIVE : 'live' ;
MODE : 'mode' ;
NONE : 'none' ;
ON : 'on' ;
ONLY : 'only' ;
SAME : 'same' ;
SERIAL : 'serial' ;
TO : 'to' ;
TYPE : 'type' ;
UNBOUND : 'unbound' ;
USING : 'using' ;
WITH : 'with' ;

// Any other word; it must stay behind the keywords, which it would match as well.
WORD : ( ~[ \t\n\r,{}"#\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF] )+ ;

STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;

// A string that its line does not end; as long as possible, so that it gives one error.
OPEN_STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '\\'? ;

COMMA : ',' ;
LBRACE : '{' ;
RBRACE : '}' ;

// Ends a statement, but for the cases that Layout takes out: after a comma, and on a blank line.
NEWLINE : '\r'? '\n' ;

BLANK : [ \t]+ -> channel(HIDDEN) ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;

// Control characters, blanks of other kinds, and marks that no eye sees: an error outside of
// strings and comments, because a word that looks right would be another one.
ODD : . ;
