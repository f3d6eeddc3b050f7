package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// WindowReasonCode says what speaks for or against a window.
type WindowReasonCode uint8

const (
	_ WindowReasonCode = iota
	// WindowMostDays: no other window has more weighted tested days.
	WindowMostDays
	// WindowMostCustomers: no other window serves customers of more weight.
	WindowMostCustomers
	// WindowShortestBridge: with no other window is the longest bridge shorter.
	WindowShortestBridge
	// WindowTradeOff: it is the best in nothing, but whatever is better in one respect is worse in another.
	WindowTradeOff
	// WindowDominated: another window is at least as good in every respect, and better in one or, if they
	// are alike in all, earlier.
	WindowDominated
)

func (c WindowReasonCode) name() string {
	switch c {
	case WindowMostDays:
		return "most-days"
	case WindowMostCustomers:
		return "most-customers"
	case WindowShortestBridge:
		return "shortest-bridge"
	case WindowTradeOff:
		return "trade-off"
	case WindowDominated:
		return "dominated"
	}
	return ""
}

// WindowReasonCodes walks the codes in the order of their constants.
func WindowReasonCodes() iter.Seq[WindowReasonCode] { return enum.All(WindowReasonCode.name) }

// IsValid reports whether c is one of the codes.
func (c WindowReasonCode) IsValid() bool { return c.name() != "" }

// String returns the wire name, or WindowReasonCode(n) for a value that has none.
func (c WindowReasonCode) String() string { return enum.String(c, WindowReasonCode.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c WindowReasonCode) MarshalText() ([]byte, error) {
	return enum.Marshal(c, WindowReasonCode.name)
}

// UnmarshalText sets c to the code with the wire name text.
func (c *WindowReasonCode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, WindowReasonCode.name)
}

// WindowReason is one thing that speaks for or against a window.
type WindowReason struct {
	// Code is what it is.
	Code WindowReasonCode `json:"code"`
	// By is the better window, if the code is [WindowDominated].
	By Period `json:"by,omitzero"`
}

// String returns the reason as an English phrase.
func (r WindowReason) String() string {
	switch r.Code {
	case WindowMostDays:
		return "most weighted tested days"
	case WindowMostCustomers:
		return "most customers served by weight"
	case WindowShortestBridge:
		return "shortest longest bridge"
	case WindowTradeOff:
		return "a trade-off: whatever is better in one respect is worse in another"
	case WindowDominated:
		return r.By.String() + " is at least as good in every respect"
	}
	return r.Code.String()
}
