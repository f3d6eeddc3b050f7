package reporttest

// Remake is the function on which the rules about lost and hostile text rest.
var Remake = remake
