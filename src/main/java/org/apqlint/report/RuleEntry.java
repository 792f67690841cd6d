package org.apqlint.report;

/**
 * A row of the rule index.
 *
 * @param code such as {@code AP201}
 * @param name such as {@code queue-assigned-twice}
 * @param severity error, warning or info
 * @param summary what it says, in a line
 * @param page the resource with its page
 */
public record RuleEntry(String code, String name, String severity, String summary, String page) {}
