package pages

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// eval gives what an expression is in the page.
func eval[T any](ctx context.Context, t testing.TB, js string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js))
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return v
}

func visit(ctx context.Context, t testing.TB, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

func press(ctx context.Context, t testing.TB, keys string) {
	t.Helper()
	names := map[rune]string{'\r': "Enter", '\x1b': "Escape"}
	for _, k := range keys {
		down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: string(k), Text: string(k)}
		if names[k] != "" {
			down.Key = names[k]
		}
		if k == '\x1b' {
			down.Text = ""
		}
		if k == '\r' {
			down.WindowsVirtualKeyCode = 13
		}
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, down)
		if err == nil {
			_, err = chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: down.Key})
		}
		if err != nil {
			t.Fatalf("%q: %v", k, err)
		}
	}
}

// becomes waits until an expression is what is wanted.
func becomes(ctx context.Context, t testing.TB, js, want string) {
	t.Helper()
	got := ""
	for range 100 {
		var err error
		if got, err = chromedp.Run(ctx, chromedp.Evaluate[string](js)); err == nil && got == want {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%s is %q, want %q", js, got, want)
}

func scripts(ctx context.Context, t testing.TB, on bool) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		t.Fatal(err)
	}
}

const here = `location.pathname + location.search`
const focus = `document.activeElement.getAttribute("href") || document.activeElement.id || document.activeElement.tagName`

func TestChromiumKeys(t *testing.T) {
	b := browser(t)
	s := protest(t)
	srv := httptest.NewServer(serve(t, s.ledger(t)))
	defer srv.Close()
	ctx := tab(t, b)
	w := watched(ctx, t, srv.URL)
	event := "/events/" + s.events[1].ID
	visit(ctx, t, srv.URL+"/")
	first := eval[string](ctx, t, `document.querySelectorAll("[data-item]")[0].getAttribute("href")`)
	press(ctx, t, "j")
	becomes(ctx, t, focus, first)
	press(ctx, t, "j")
	becomes(ctx, t, focus, event)
	press(ctx, t, "k")
	becomes(ctx, t, focus, first)
	press(ctx, t, "k") // nothing stands before it
	becomes(ctx, t, focus, first)
	press(ctx, t, "jo")
	becomes(ctx, t, here, event)
	becomes(ctx, t, `document.readyState`, "complete")
	press(ctx, t, "jj")
	becomes(ctx, t, focus, "/articles/a2#record-"+s.codings[1].Reports[0].ID)
	press(ctx, t, "o")
	becomes(ctx, t, here+` + location.hash`, "/articles/a2#record-"+s.codings[1].Reports[0].ID)
	becomes(ctx, t, `document.readyState`, "complete")
	press(ctx, t, "j")
	becomes(ctx, t, focus, event)
	press(ctx, t, "/")
	becomes(ctx, t, focus, "q")
	press(ctx, t, "jo?")
	becomes(ctx, t, `document.getElementById("q").value`, "jo?")
	press(ctx, t, "\x1b")
	becomes(ctx, t, focus, "BODY")
	press(ctx, t, "?")
	becomes(ctx, t, here, "/help")
	becomes(ctx, t, `document.readyState`, "complete")
	press(ctx, t, "/")
	press(ctx, t, "type:ASSAULT\r")
	becomes(ctx, t, here, "/?q=type%3AASSAULT")
	for _, wrong := range w.take() {
		t.Error(wrong)
	}
}

// lit are the ids and words of what is lit on a page.
const lit = `[...document.querySelectorAll(".s, .record, .report")].filter(e => getComputedStyle(e).outlineStyle == "solid" && getComputedStyle(e).backgroundColor != "rgba(0, 0, 0, 0)").map(e => e.id && e.id[0] == "r" ? "#" + e.id : e.textContent).join("|")`

func TestChromiumLights(t *testing.T) {
	b := browser(t)
	srv := httptest.NewServer(serve(t, protest(t).ledger(t)))
	defer srv.Close()
	for _, on := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", on), func(t *testing.T) {
			ctx := tab(t, b)
			w := watched(ctx, t, srv.URL)
			scripts(ctx, t, on)
			hover := func(selector string) {
				t.Helper()
				at := eval[[]float64](ctx, t, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center", behavior: "instant"}); const r = e.getClientRects()[0]; return [r.x + r.width/2, r.y + Math.min(r.height/2, 9)] })()`, selector))
				if err := chromedp.Do(ctx, chromedp.MouseEvent("mouseMoved", at[0], at[1])); err != nil {
					t.Fatal(err)
				}
			}
			visit(ctx, t, srv.URL+"/articles/a1")
			becomes(ctx, t, lit, "")
			hover("#r2 .who")
			becomes(ctx, t, lit, "Organisers of the march|accused|the government|#r2")
			hover("h1")
			becomes(ctx, t, lit, "")
			hover("#w2") // the words of two records
			becomes(ctx, t, lit, "Organisers of the march|accused| |the government|#r2|#r3")
			hover("#r4 .who")
			becomes(ctx, t, lit, "We will not be silent|Wanjiru Otieno|said.|#r4")
			hover("h1")
			visit(ctx, t, srv.URL+"/articles/a1#r4") // as a link to it does
			becomes(ctx, t, lit, "We will not be silent|Wanjiru Otieno|said.|#r4")
			visit(ctx, t, srv.URL+"/articles/a1")
			eval[bool](ctx, t, `document.querySelector("#r2 .open").focus(), true`)
			becomes(ctx, t, lit, "Organisers of the march|accused|the government|#r2")
			for _, wrong := range w.take() {
				t.Error(wrong)
			}
		})
	}
}

func TestChromiumWithoutJavaScript(t *testing.T) {
	b := browser(t)
	s := protest(t)
	srv := httptest.NewServer(serve(t, s.ledger(t)))
	defer srv.Close()
	ctx := tab(t, b)
	scripts(ctx, t, false)
	visit(ctx, t, srv.URL+"/")
	if err := chromedp.Do(ctx, chromedp.SendKeys("#q", "type:ASSAULT\r")); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, here, "/?q=type%3AASSAULT")
	for _, step := range []struct{ click, leads string }{
		{".row .act", "/events/" + s.events[1].ID}, {".report .cite a", "/articles/a1"}, {"#r1 .no", "/articles/a1"}, {"#r1 .open", "/events/" + s.events[1].ID}, {"#help", "/help"}, {".brand a", "/"}, {".facet a", "/?q=type%3AACCUSE"}, {".term", "/"},
	} {
		if err := chromedp.Do(ctx, chromedp.Click(step.click)); err != nil {
			t.Fatalf("%s: %v", step.click, err)
		}
		becomes(ctx, t, here, step.leads)
	}
}

func TestChromiumAsksNobodyElse(t *testing.T) {
	b := browser(t)
	s := protest(t)
	srv := httptest.NewServer(serve(t, s.ledger(t)))
	defer srv.Close()
	ctx := tab(t, b)
	w := watched(ctx, t, srv.URL)
	for _, width := range []int64{1280, 360} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)); err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{"/", "/?q=type:ASSAULT+colour:red", "/?q=type:AID", "/events/" + s.events[1].ID, "/articles/a1", "/articles/a3", "/help", "/nothing"} {
			visit(ctx, t, srv.URL+p)
			if wide := eval[float64](ctx, t, `document.documentElement.scrollWidth`); wide > float64(width) {
				t.Errorf("%s is %v wide where the window is %d", p, wide, width)
			}
			for _, wrong := range w.take() {
				t.Errorf("%s: %s", p, wrong)
			}
		}
	}
	if w.asked < 20 {
		t.Errorf("only %d requests seen: the watch is blind", w.asked)
	}
}

var every = flag.Bool("every", false, "hostile texts in Chromium: visit every page of every text alone, not only pages with many of them")

// hook stands in every page before its own script. Whatever a hostile text
// may call is noted, and so are violations of the policy.
const hook = `(() => {
	const ran = [];
	Object.defineProperty(window, "noted", {value: ran});
	for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => { ran.push(name) };
	document.addEventListener("securitypolicyviolation", e => ran.push("policy: " + e.violatedDirective + " " + e.blockedURI + " " + e.sample));
})()`

// poke does to all elements what a reader may do, and tells what ran and what
// stands in the page that could.
const poke = `(() => {
	const out = [];
	document.addEventListener("click", e => e.preventDefault(), true);
	document.addEventListener("submit", e => e.preventDefault(), true);
	for (const e of document.querySelectorAll("*")) {
		for (const a of e.attributes) if (/^on/i.test(a.name) || ["style", "srcdoc", "formaction", "background", "ping", "autofocus", "xlink:href"].includes(a.name)) out.push(e.tagName + " " + a.name);
		if (e.localName == "script" && !new URL(e.src).pathname.startsWith("/static/keys.")) out.push("script " + e.src);
		if (/^(iframe|frame|frameset|object|embed|base|style|math|img|video|audio|template|plaintext|marquee|textarea|dialog|animate|set|use|foreignObject|applet|portal|noscript|xmp)$/.test(e.localName)) out.push("element " + e.localName);
		for (const type of ["mouseover", "mouseenter", "pointerenter", "focus", "click", "toggle", "animationstart", "scrollend", "beforematch"]) e.dispatchEvent(new Event(type, {cancelable: true}));
	}
	for (const a of document.links) if (!["http:", "https:"].includes(a.protocol)) out.push("link " + a.href);
	for (const a of document.links) if (a.host != location.host && a.rel != "external noopener noreferrer nofollow") out.push("link without rel " + a.href);
	if (document.querySelectorAll("#q, #help, #main").length != 3) out.push("ids taken");
	if (window.ran) out.push("window.ran");
	return out.concat(window.noted);
})()`

func TestChromiumHostileTextRunsNowhere(t *testing.T) {
	b := browser(t)
	list := payloads(t)
	shelf := hostile(list)
	packs := shelf.pack(list)
	h := serve(t, shelf.ledger(t))
	for _, policy := range []bool{true, false} {
		t.Run(fmt.Sprintf("policy %v", policy), func(t *testing.T) {
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if policy {
					h.ServeHTTP(w, r)
					return
				}
				// Escaping alone must be enough: the page as it is without the policy.
				rec := httptest.NewRecorder()
				h.ServeHTTP(rec, r)
				for k, v := range rec.Header() {
					if k != "Content-Security-Policy" {
						w.Header()[k] = v
					}
				}
				w.WriteHeader(rec.Code)
				_, _ = w.Write(rec.Body.Bytes())
			}))
			defer srv.Close()
			ctx := tab(t, b)
			w := watched(ctx, t, srv.URL)
			if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: hook}); err != nil {
				t.Fatal(err)
			}
			look := func(path, payload string) {
				t.Helper()
				visit(ctx, t, srv.URL+path)
				for _, ran := range append(eval[[]string](ctx, t, poke), w.take()...) {
					t.Errorf("%s with %q: %s", path, payload, ran)
				}
			}
			// The hook sees what runs, or the test is worth nothing.
			visit(ctx, t, srv.URL+"/help")
			eval[bool](ctx, t, `(() => { const a = document.createElement("a"); a.setAttribute("onclick", "alert(1)"); document.body.append(a); return true })()`)
			if seen := strings.Join(eval[[]string](ctx, t, poke), " "); !strings.Contains(seen, "A onclick") || policy && !strings.Contains(seen, "policy: script-src") || !policy && !strings.Contains(seen, "alert") {
				t.Fatalf("the hook is blind: %q", seen)
			}
			w.take()
			for page, n := "/", 0; page != "" && n < 20; n++ { // the Desk has fifty texts a page
				look(page, "")
				page = olderLink(get(t, h, page).Body.String())
			}
			for k := range packs {
				look(fmt.Sprintf("/articles/p%d", k), "many")
				look(fmt.Sprintf("/events/ep%d", k), "many")
			}
			n := 0
			for i, p := range list {
				pages := []string{fmt.Sprintf("/articles/h%d", i), fmt.Sprintf("/events/eh%d", i), "/?q=" + url.QueryEscape(p), "/" + url.PathEscape(p)}
				if !*every { // every fortieth, on one of the four pages in turn
					if i%40 != 0 {
						continue
					}
					pages = pages[i/40%4 : i/40%4+1]
				}
				for _, path := range pages {
					look(path, p)
					n++
				}
			}
			t.Logf("%d hostile texts, %d pages beside the Desk and %d with many texts", len(list), n, 2*packs)
		})
	}
}
