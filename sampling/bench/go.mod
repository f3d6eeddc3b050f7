module github.com/seed-9947fa86/attest/sampling/bench

go 1.26

require (
	github.com/seed-9947fa86/attest v0.0.0
	gonum.org/v1/gonum v0.16.0
)

require github.com/shopspring/decimal v1.6.0 // indirect

replace github.com/seed-9947fa86/attest => ../..
