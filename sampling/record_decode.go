package sampling

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	// MaxDecodeBytes is the longest JSON text that the decoders of this package read.
	MaxDecodeBytes = 256 << 20
	// maxDepth is the deepest nesting of a JSON text that is read; the formats need six levels.
	maxDepth = 16
)

// decodeStrict reads one JSON value into a struct and refuses what a lenient reader would pass over:
// unknown fields, a name that occurs twice in an object, text after the value, and any size or depth
// that no valid document has.
func decodeStrict(data []byte, into any) error {
	if len(data) > MaxDecodeBytes {
		return selectionError(CodeOverflow, "", fmt.Sprintf("the text is longer than %d bytes", MaxDecodeBytes), "use smaller samples")
	}
	// encoding/json takes the last of several equal names, so they are looked for beforehand.
	if err := checkNames(data); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return syntaxError(err)
	}
	return nil
}

// syntaxError passes on a fault of this package and names any other as one of syntax.
func syntaxError(err error) error {
	var own Error
	if errors.As(err, &own) {
		return own
	}
	return selectionError(CodeSyntax, "", "the JSON text cannot be read: "+err.Error(), hintAsWritten)
}

// checkNames walks the tokens of one JSON value and refuses repeated names and trailing data. Names
// that differ in case only count as the same, because the reader of encoding/json treats them so.
func checkNames(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var levels []map[string]bool // for each open object the names seen, nil for an array
	var isValue bool             // in an object: whether a value comes next
	for started := false; !started || len(levels) > 0; started = true {
		token, err := d.Token()
		if err != nil {
			return syntaxError(err)
		}
		inObject := len(levels) > 0 && levels[len(levels)-1] != nil
		// In an object names and values alternate, and a string in the place of a name is one. A value
		// that is an object or array opens a level of its own; its end is followed by a name again.
		if name, ok := token.(string); ok && inObject && !isValue {
			key := strings.ToLower(name)
			if levels[len(levels)-1][key] {
				return selectionError(CodeDuplicate, "", fmt.Sprintf("the name %q occurs twice in one object", name), "keep one of them")
			}
			levels[len(levels)-1][key] = true
			isValue = true
			continue
		}
		isValue = false
		switch token {
		case json.Delim('{'):
			levels = append(levels, map[string]bool{})
		case json.Delim('['):
			levels = append(levels, nil)
		case json.Delim('}'), json.Delim(']'):
			levels = levels[:len(levels)-1]
		}
		if len(levels) > maxDepth {
			return selectionError(CodeOverflow, "", "the JSON text is nested too deeply", hintAsWritten)
		}
	}
	if _, err := d.Token(); err != io.EOF {
		return selectionError(CodeSyntax, "", "there is text after the JSON value", "hand in one value")
	}
	return nil
}
