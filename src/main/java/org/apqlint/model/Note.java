package org.apqlint.model;

/** A remark for people, shown in report and script. */
public record Note(String text, Place place) {}
