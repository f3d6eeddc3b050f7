package html_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
)

// Text of the document is never markup.
func Example() {
	doc := &report.Document{
		Title:   "Example report",
		Marking: "DRAFT",
		Blocks: []report.Block{
			report.H(1, "results", "Results").Numbered("Section 4"),
			report.Para(report.Strong("Exception noted."), report.Text(" Limit was <b>100 & more</b>.")),
		},
	}
	var page bytes.Buffer
	if err := html.New(html.Options{Paper: html.A4}).Render(&page, doc); err != nil {
		fmt.Println(err)
		return
	}
	_, main, _ := strings.Cut(page.String(), "<main id=\"Content\" tabindex=\"-1\">\n")
	main, _, _ = strings.Cut(main, "</main>")
	fmt.Print(main)
	// Output:
	// <section aria-labelledby="results">
	// <h2 id="results"><span class="number">Section 4</span> Results</h2>
	// <p><strong>Exception noted.</strong> Limit was &lt;b&gt;100 &amp; more&lt;/b&gt;.</p>
	// </section>
}
