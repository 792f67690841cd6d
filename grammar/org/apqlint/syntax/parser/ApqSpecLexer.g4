lexer grammar ApqSpecLexer;
WORD : ~[ \t]+ ;
