package cuec_test

import (
	"flag"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package")

// TestEnums holds every enumeration of the package to the laws and freezes its wire names.
func TestEnums(t *testing.T) {
	enumtest.Package(t, *update,
		enumtest.Of(cuec.Parts),
		enumtest.Of(cuec.Rules),
	)
}
