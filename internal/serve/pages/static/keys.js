// Keys for the pages: j and k move between items, o opens one, / goes to the
// search field, ? to the page that explains. Without this file all of it
// works by Tab and Enter.
"use strict";
document.addEventListener("keydown", function (event) {
  var at = document.activeElement;
  if (event.key === "Escape" && at && at.id === "q") {
    at.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (at && at.matches("input, textarea, select, [contenteditable]")) return;
  var items = Array.from(document.querySelectorAll("[data-item]"));
  var here = items.indexOf(at);
  function move(to) {
    if (to < 0 || to >= items.length) return;
    items[to].focus({ preventScroll: true });
    (items[to].closest("li") || items[to]).scrollIntoView({ block: "nearest" });
  }
  switch (event.key) {
    case "j":
      move(here + 1);
      break;
    case "k":
      move(here < 0 ? items.length - 1 : here - 1);
      break;
    case "o":
      if (here >= 0) items[here].click();
      break;
    case "?":
      document.getElementById("help").click();
      break;
    case "/":
      var field = document.getElementById("q");
      field.focus();
      field.select();
      break;
    default:
      return;
  }
  event.preventDefault();
});
