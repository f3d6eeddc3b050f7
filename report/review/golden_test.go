package review_test

import "flag"

// update rewrites the golden files.
var update = flag.Bool("update", false, "write the golden files anew")
