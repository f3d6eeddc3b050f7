package strictjson_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// grade is an enumeration as the module writes them.
type grade uint8

const (
	_ grade = iota
	gradeLow
	gradeHigh
)

func (g grade) name() string {
	switch g {
	case gradeLow:
		return "low"
	case gradeHigh:
		return "high"
	}
	return ""
}

func (g grade) MarshalText() ([]byte, error)     { return enum.Marshal(g, grade.name) }
func (g *grade) UnmarshalText(text []byte) error { return enum.Unmarshal(g, text, grade.name) }

// code is a struct with a text form that reads more spellings than it writes, and an IsZero of its own.
type code struct{ text string }

func (c code) IsZero() bool { return c.text == "" }

func (c code) MarshalText() ([]byte, error) {
	if c.text == "" {
		return nil, errors.New("an empty code; want letters")
	}
	return []byte(c.text), nil
}

func (c *code) UnmarshalText(text []byte) error {
	if strings.ContainsAny(string(text), " \t") {
		c.text = "half-read"
		return fmt.Errorf("%q is no code; want letters", text)
	}
	c.text = strings.ToLower(string(text))
	return nil
}

// stamp is embedded in document.
type stamp struct {
	By string `json:"by,omitzero"`
}

// node is recursive.
type node struct {
	Name  string `json:"name"`
	Nodes []node `json:"nodes,omitempty"`
}

// document has a field of every form that the package knows.
type document struct {
	stamp
	Title    string   `json:"title"`
	Count    int      `json:"count"`
	Small    int8     `json:"small,omitempty"`
	Natural  uint16   `json:"natural,omitempty"`
	Wide     uint64   `json:"wide,omitzero"`
	Rate     float64  `json:"rate,string,omitzero"`
	Done     bool     `json:"done"`
	Grade    grade    `json:"grade,omitzero"`
	Code     code     `json:"code,omitzero"`
	Optional *int     `json:"optional"`
	Single   *node    `json:"single,omitempty"`
	Tags     []string `json:"tags"`
	Grades   []grade  `json:"grades,omitempty"`
	Pair     [2]int   `json:"pair,omitzero"`
	Nodes    []node   `json:"nodes"`
	Ignored  func()   `json:"-"`
	//lint:ignore U1000 The tests look for it in the wire form.
	hidden int
}
