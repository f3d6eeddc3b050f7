package html_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// page is what a strict XML parser finds in the output.
type page struct {
	text  string   // character data outside style elements
	shape []string // start and end tags, with the attributes that do not hold text
	start []xml.StartElement
	style []string // the content of the style elements
}

// parse reads the output back. The document type is all that is not XML in it.
func parse(output []byte) (*page, error) {
	rest, ok := bytes.CutPrefix(output, []byte("<!DOCTYPE html>\n"))
	if !ok {
		return nil, errors.New("the output does not begin with the document type")
	}
	dec := xml.NewDecoder(bytes.NewReader(rest))
	p := &page{}
	var text strings.Builder
	inStyle := false
	for {
		token, err := dec.Token()
		if err == io.EOF {
			p.text = text.String()
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			inStyle = token.Name.Local == "style"
			tag := "<" + token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local != "content" && a.Name.Local != "aria-label" {
					tag += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
				}
			}
			p.shape = append(p.shape, tag+">")
			p.start = append(p.start, token.Copy())
		case xml.EndElement:
			inStyle = false
			p.shape = append(p.shape, "</"+token.Name.Local+">")
		case xml.CharData:
			if inStyle {
				p.style = append(p.style, string(token))
			} else {
				text.Write(token)
			}
		default:
			return nil, fmt.Errorf("the output holds a %T", token)
		}
	}
}

func read(output []byte) (string, error) {
	p, err := parse(output)
	if err != nil {
		return "", err
	}
	return p.text, nil
}

func shape(output []byte) (string, error) {
	p, err := parse(output)
	if err != nil {
		return "", err
	}
	return strings.Join(p.shape, "\n"), nil
}

// attr returns an attribute, or nothing.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func render(t testing.TB, d *report.Document, options html.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.New(options).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestConformance(t *testing.T) {
	reporttest.Run(t, reporttest.Format{Renderer: html.New(html.Options{}), Read: read, Shape: shape})
}

func TestZeroRendererIsTheDefault(t *testing.T) {
	var b bytes.Buffer
	if err := new(html.Renderer).Render(&b, reporttest.Sample()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), render(t, reporttest.Sample(), html.Options{})) {
		t.Error("the zero renderer differs from New(Options{})")
	}
}

func TestGolden(t *testing.T) {
	golden := filepath.Join("testdata", "sample.html")
	got := render(t, reporttest.Sample(), html.Options{})
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("the output differs from %s (-golden +got); run with -update if that is meant:\n%s", golden, diff)
	}
}

// TestReferencesResolve follows every link and every reference of an attribute to an id.
func TestReferencesResolve(t *testing.T) {
	p, err := parse(render(t, reporttest.Sample(), html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range p.start {
		if id := attr(e, "id"); id != "" {
			if slices.Contains(ids, id) {
				t.Errorf("the id %q occurs twice", id)
			}
			ids = append(ids, id)
		}
	}
	links := 0
	for _, e := range p.start {
		for _, target := range []string{strings.TrimPrefix(attr(e, "href"), "#"), attr(e, "aria-labelledby")} {
			if target == "" {
				continue
			}
			links++
			if !slices.Contains(ids, target) {
				t.Errorf("<%s> refers to %q, which is no id", e.Name.Local, target)
			}
		}
		if href := attr(e, "href"); href != "" && href[0] != '#' {
			t.Errorf("the link %q leads out of the page", href)
		}
	}
	if links < 15 {
		t.Errorf("found %d references, fewer than the sample has", links)
	}
}

// TestHeadingsDescendByOne holds for the page what Validate holds for the document.
func TestHeadingsDescendByOne(t *testing.T) {
	p, err := parse(render(t, reporttest.Sample(), html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	level, ones := 0, 0
	for _, e := range p.start {
		name := e.Name.Local
		if len(name) != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6' {
			continue
		}
		next := int(name[1] - '0')
		if next > level+1 {
			t.Errorf("h%d follows h%d", next, level)
		}
		if level = next; next == 1 {
			ones++
		}
	}
	if ones != 1 {
		t.Errorf("the page has %d headings of level 1, want 1", ones)
	}
}

// TestTablesAreAccessible asks of every table a caption, scopes, a named region that the keyboard reaches,
// and rows that fill the columns.
func TestTablesAreAccessible(t *testing.T) {
	output := render(t, reporttest.Sample(), html.Options{})
	p, err := parse(output)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for i, e := range p.start {
		count[e.Name.Local]++
		switch e.Name.Local {
		case "table":
			region := p.start[i-1]
			if attr(region, "tabindex") != "0" || attr(region, "aria-labelledby") == "" || attr(region, "role") == "" {
				t.Errorf("table %d stands in %v, not in a named region that takes the focus", count["table"], region)
			}
			if p.start[i+1].Name.Local != "caption" {
				t.Errorf("table %d has no caption", count["table"])
			}
		case "th":
			if s := attr(e, "scope"); s != "col" && s != "row" {
				t.Errorf("a header cell has the scope %q", s)
			}
		}
	}
	if count["table"] != 3 {
		t.Errorf("found %d tables, want the 3 of the sample", count["table"])
	}
	if !strings.Contains(string(output), `rowspan="2"`) {
		t.Error("the row span of the sample is missing")
	}
}

func TestPaperIsStated(t *testing.T) {
	for paper, want := range map[html.Paper]string{html.A4: "size: A4;", html.Letter: "size: letter;"} {
		if got := string(render(t, reporttest.Sample(), html.Options{Paper: paper})); !strings.Contains(got, want) {
			t.Errorf("Paper %v: %q is missing", paper, want)
		}
	}
	if got := string(render(t, reporttest.Sample(), html.Options{})); strings.Contains(got, "@page { size") {
		t.Error("the default states a size of paper")
	}
}
