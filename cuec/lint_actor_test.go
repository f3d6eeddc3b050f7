package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// side is on whose side the one stands who is read as performing a control.
type side int

const (
	nobody   side = iota // CU01 finds that nobody is named
	anyone               // the user entity, but no role
	role                 // somebody in particular
	provider             // the service organization: CU10
)

// sideOf tells the side from the findings, which is all that a caller sees.
func sideOf(l *cuec.StatementLint) side {
	switch {
	case slices.Contains(l.Refused, cuec.RulePower):
		return provider
	case !l.Has(cuec.RuleActor):
		return role
	case len(spans(l, cuec.PartActor)) > 0:
		return anyone
	}
	return nobody
}

// TestWhoPerformsAControl reads the one who acts from every place where English puts it. The wrong actor would refuse a good control,
// or accept one of the service organization.
func TestWhoPerformsAControl(t *testing.T) {
	for _, c := range []struct {
		text, actor string
		side        side
	}{
		// The subject of an active verb, whoever stands elsewhere in the sentence.
		{"The controller reviews the register monthly.", "controller", role},
		{"Each month the controller reviews the register.", "controller", role},
		{"Management of the user entity reviews the register monthly.", "Management of the user entity", anyone},
		{"User entities review the provider's register monthly.", "User entities", anyone},
		{"The provider's customer reviews the register monthly.", "provider's customer", anyone},
		{"Clients review the register monthly.", "Clients", anyone},
		{"HR reviews the register monthly.", "HR", role},
		// A modal verb, an adverb and words of duty belong to the verb.
		{"The controller must promptly review the register.", "controller", role},
		{"The controller is required to review the register monthly.", "controller", role},
		{"The controller does not approve his own register.", "controller", role},
		{"The controller has to review the register monthly.", "controller", role},
		// Verbs in a row share their subject.
		{"The controller opens, sorts and approves the invoices.", "controller", role},
		{"The clerk enters the invoice, and the controller approves it.", "clerk", role},
		// Behind "by" after a passive verb.
		{"The register is reviewed monthly by the controller.", "controller", role},
		{"The register is reviewed by user entities monthly.", "user entities", anyone},
		{"The register is reviewed by the controller each month.", "controller", role},
		{"The register is reviewed by the controller for accuracy.", "controller", role},
		{"The register is reviewed by the controller on receipt.", "controller", role},
		{"The register is reviewed by the controller per month.", "controller", role},
		{"The register is reviewed by the controller prior to release.", "controller", role},
		{"The register is reviewed by a registrar monthly.", "registrar", role},
		{"The register is reviewed by an adjuster monthly.", "adjuster", role},
		{"The register is reviewed by the trustee monthly.", "trustee", role},
		{"Review of the register by the controller each month.", "controller", role},
		// Not everything behind "by" is somebody.
		{"The register is approved by the due date.", "", nobody},
		{"The register is approved by the fifteenth day.", "", nobody},
		{"The register is approved by email.", "", nobody},
		{"The register is approved by noon.", "", nobody},
		{"The register is approved.", "", nobody},
		// The service organization, under its names.
		{"The service organization reviews the register monthly.", "service organization", provider},
		{"The service organisation reviews the register monthly.", "service organisation", provider},
		{"Service organizations review the register monthly.", "Service organizations", provider},
		{"Service organisations review the register monthly.", "Service organisations", provider},
		{"The user organization reviews the register monthly.", "user organization", anyone},
		{"The service provider reviews the register monthly.", "service provider", provider},
		{"The vendor reviews the register monthly.", "vendor", provider},
		{"The supplier reviews the register monthly.", "supplier", provider},
		{"The register is reviewed by the service provider monthly.", "service provider", provider},
		// The auditor who reports is on its side, an internal one is a role.
		{"The service auditor reviews the register monthly.", "service auditor", provider},
		{"The independent auditor reviews the register monthly.", "independent auditor", provider},
		{"External auditors review the register monthly.", "External auditors", provider},
		{"The internal auditor reviews the register monthly.", "internal auditor", role},
		// What only carries the name of the vendor is a thing.
		{"The controller reviews the vendor file monthly.", "controller", role},
		{"The supplier list is reviewed by the controller monthly.", "controller", role},
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		if got := strings.Join(partsOf(c.text, &l, cuec.PartActor), " | "); got != c.actor || sideOf(&l) != c.side {
			t.Errorf("%q: actor %q on side %d, want %q on side %d", c.text, got, sideOf(&l), c.actor, c.side)
		}
	}
}

// TestNamesOfThePolicyWinOverTheLists: what the caller says of a name is so, in any case, and only for that name.
func TestNamesOfThePolicyWinOverTheLists(t *testing.T) {
	p := cuec.LintPolicy{}.WithProviders("Acme", " ZETA ").WithPerformers("ASO", "vendor")
	for text, want := range map[string]side{
		"Acme reviews the register monthly.":         provider,
		"ACME reviews the register monthly.":         provider,
		"Zeta reviews the register monthly.":         provider,
		"The ASO reviews the register monthly.":      role,
		"The vendor reviews the register monthly.":   role, // the list has it as a provider
		"The supplier reviews the register monthly.": provider,
		"Clients review the register monthly.":       anyone,
	} {
		l := cuec.Lint(text, p)
		if got := sideOf(&l); got != want {
			t.Errorf("%q: side %d, want %d", text, got, want)
		}
	}
	// Of a name on both lists the performer wins: a control is not refused on a doubt.
	both := cuec.LintPolicy{Performers: []string{"acme"}, Providers: []string{"acme"}}
	if l := cuec.Lint("Acme reviews the register monthly.", both); sideOf(&l) != role {
		t.Errorf("%+v", l.Findings)
	}
}

// TestTheActorOfACSOCIsTheSubserviceOrganization: what a CUEC is refused for, a CSOC is there for.
func TestTheActorOfACSOCIsTheSubserviceOrganization(t *testing.T) {
	for _, who := range []string{"The subservice organization", "The service provider", "The vendor", "The hosting provider"} {
		text := who + " reviews access lists quarterly."
		as, of := cuec.Lint(text, cuec.LintPolicy{}), cuec.LintCSOC(text, cuec.LintPolicy{})
		if sideOf(&as) != provider || as.Testable {
			t.Errorf("%q passes as a CUEC: %v", text, as.Refused)
		}
		if len(of.Refused) > 0 || !of.Testable {
			t.Errorf("%q is refused as a CSOC: %v", text, of.Refused)
		}
		if as.Score != of.Score {
			t.Errorf("%q scores %d as a CUEC and %d as a CSOC", text, as.Score, of.Score)
		}
	}
}
