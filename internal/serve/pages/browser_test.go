package pages

import (
	"context"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var screenshots = flag.String("screenshots", "", "folder for screenshots of the pages")

// browser starts Chromium for a test, or skips the test where there is none.
func browser(t testing.TB) context.Context {
	t.Helper()
	file := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			file = p
			break
		}
	}
	if file == "" {
		t.Skip("no chromium in the path: what needs a browser is not tested")
	}
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(file), chromedp.UserDataDir(t.TempDir()), chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.Headless, chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
		chromedp.WSURLReadTimeout(60 * time.Second), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("hide-scrollbars", true)}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return ctx
}

// tab opens a tab that waits at most so long in all.
func tab(t testing.TB, browser context.Context) context.Context {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	ctx, stop = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// watch collects what must never happen in a tab: requests to other hosts,
// console messages (violations of the policy among them), exceptions and
// dialogs.
type watch struct {
	mu    sync.Mutex
	wrong []string
	asked int
}

func (w *watch) add(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wrong = append(w.wrong, s)
}

// take returns what happened since the last time.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := w.wrong
	w.wrong = nil
	return out
}

func watched(ctx context.Context, t testing.TB, host string) *watch {
	t.Helper()
	w := &watch{}
	err := chromedp.Listen(ctx, func(ev any) {
		switch e := ev.(type) {
		case *network.EventRequestWillBeSent:
			w.mu.Lock()
			w.asked++
			w.mu.Unlock()
			if !strings.HasPrefix(e.Request.URL, host) && e.Request.URL != "about:blank" {
				w.add("request: " + e.Request.URL)
			}
		case *runtime.EventConsoleAPICalled:
			w.add("console: " + string(e.Type))
		case *runtime.EventExceptionThrown:
			w.add("exception: " + e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if !strings.Contains(e.Entry.Text, "the server responded with a status of 4") {
				w.add("log: " + e.Entry.Text + " " + e.Entry.URL)
			}
		case *page.EventJavascriptDialogOpening:
			w.add("dialog: " + e.Message)
			go func() { _, _ = chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}) }()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("no -screenshots FOLDER given")
	}
	s := protest(t)
	srv := httptest.NewServer(serve(t, s.ledger(t)))
	defer srv.Close()
	ctx := tab(t, browser(t))
	event := "/events/" + s.events[1].ID
	shoot(ctx, t, srv.URL, map[string]string{"desk": "/", "event": event, "article": "/articles/a1", "help": "/help", "wrong": "/?q=type:ACCUSE+colour:red", "none": "/nothing"})
}

// shoot writes pictures of pages: light, dark, narrow and printed.
func shoot(ctx context.Context, t testing.TB, host string, paths map[string]string) {
	t.Helper()
	if err := os.MkdirAll(*screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, path := range paths {
		for _, look := range []struct {
			name, scheme, media string
			width               int64
		}{{"light", "light", "", 1280}, {"dark", "dark", "", 1280}, {"narrow", "light", "", 360}, {"print", "light", "print", 794}} {
			err := chromedp.Do(ctx, chromedp.EmulateViewport(look.width, 900))
			if err == nil {
				_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: look.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}})
			}
			if err == nil {
				err = chromedp.Do(ctx, chromedp.Navigate(host+path))
			}
			var png []byte
			if err == nil {
				png, err = chromedp.Run(ctx, chromedp.FullScreenshot(100))
			}
			if err != nil {
				t.Fatalf("%s %s: %v", name, look.name, err)
			}
			if err := os.WriteFile(filepath.Join(*screenshots, name+"-"+look.name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
