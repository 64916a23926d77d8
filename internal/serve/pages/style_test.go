package pages

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of "#rrggbb" (WCAG 2).
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("colour %q", colour)
	}
	part := func(shift int) float64 {
		c := float64(n>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func TestContrast(t *testing.T) {
	css, err := staticFiles.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, _ := strings.Cut(rest, "* { box-sizing")
	property := regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6});`)
	for mode, text := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]string{}
		for _, m := range property.FindAllStringSubmatch(text, -1) {
			colours[m[1]] = m[2]
		}
		check := func(front, back string, least float64) {
			a, b := luminance(t, colours[front]), luminance(t, colours[back])
			if ratio := (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05); ratio < least {
				t.Errorf("%s: %s on %s has contrast %.2f, needs %.1f", mode, front, back, ratio, least)
			}
		}
		for _, front := range []string{"ink", "soft", "link", "alarm", "source", "q1", "q2", "q3", "q4"} { // text
			check(front, "paper", 4.5)
		}
		for _, front := range []string{"ink", "soft", "link"} {
			check(front, "lit", 4.5)
		}
		check("ink", "panel", 4.5)
		check("ink", "alarm-paper", 4.5)
		check("alarm", "alarm-paper", 4.5)
		check("paper", "link", 4.5)                                                                                   // the button
		for _, front := range []string{"actor", "trigger", "recipient", "place", "time", "source", "about", "edge"} { // underlines and borders of fields
			check(front, "paper", 3)
		}
		for _, front := range []string{"actor", "trigger", "recipient", "place", "time", "source", "about"} {
			check(front, "lit", 3)
		}
	}
}
