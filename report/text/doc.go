// Package text renders a report document as plain text in UTF-8, for terminals, mail and comparison by line.
//
// Every line fits the width of the page; letters of East Asian scripts count two columns, combining marks none. Text is
// wrapped between words, and within a word only if the word is wider than its place. Nothing is hyphenated, so
// no character is added to the text. Tables are drawn with lines, with wrapped cells and row spans; a table
// whose columns would be too narrow to read is written as a list of records instead.
//
// The output holds no control character but the line feed: [report.Clean] replaces them, so no text acts on a
// terminal.
//
// A row in the tone of an exception has an exclamation mark in the margin, a cautionary one a question mark.
// Emphasis and links have no mark.
//
//	err := text.New(text.Options{Width: 80}).Render(w, doc)
package text
