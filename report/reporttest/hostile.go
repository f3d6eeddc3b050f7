package reporttest

// Hostile returns strings that a careless renderer lets out of their place, about one for each way we know of.
// Each call returns a new slice.
func Hostile() []string {
	return []string{
		// Markup of HTML and XML.
		`<script>alert(1)</script>`,
		`<img src=x onerror=alert(1)>`,
		`"><svg/onload=alert(1)>`,
		`' onmouseover='alert(1)`,
		`</title></style></script></textarea>`,
		`<!-- not a comment --> <![CDATA[ nor data ]]> <?pi?>`,
		`&lt;b&gt; &amp;amp; &#x3c;i&#x3e; &nosuch; &`,
		`]]>`,
		`javascript:alert(1)`,
		// Style sheets.
		`"; } @import url(https://example.invalid/x.css); a { b: "`,
		`\"; } * { display: none } /* `,
		`\`,
		// Markdown, block and inline.
		`# heading`, `> quotation`, `- item`, `1. item`, `1) item`, "```fence```", `~~~`, `---`, `===`, `    four blanks`,
		`| a | b |`, `|---|---|`, `[x]: https://example.invalid`, `[^1]: note`, `- [ ] task`,
		`*a* **b** _c_ __d__ ~~e~~`, `a*b`, "`code` and ``more``", `[link](https://example.invalid) ![image](x)`,
		`https://example.invalid/a_b_c www.example.invalid user@example.invalid`, `line\`, `trailing  `, `:smile: #123 @team $x^2$`,
		// Line ends and control characters, which a renderer must not pass on.
		"one\ntwo", "one\r\n\r\n# two", "tab\tbed", "line\u2028and paragraph\u2029end",
		"nul\x00, bell\a, escape\x1b[31mred\x1b[0m, delete\x7f", "C1 \u009b31m and next line \u0085.",
		// Text that hides or runs backwards.
		"pay \u202e001,1 ot\u202c now", "\u2066isolated\u2069", "tag \U000e0041\U000e0042", "zero\u200bwidth\u200djoin", "\ufeffmark", "\ufffe and \uffff",
		// Formulas and directives of other formats.
		`=cmd|' /C calc'!A0`, `{{.}} {% x %} ${x} <%= x %> %s %!d(MISSING)`, `{nb} \href{x}{y} \input{x}`,
		// Scripts, widths and lengths.
		"漢字かな交じり文と한국어", "עברית وعربية", "é̂ combining", "👩🏽‍💻🇨🇭", "a\u00a0b no-break",
		"Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword",
	}
}
