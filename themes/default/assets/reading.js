/* Text size and contrast as the reader likes them, remembered in this browser only.

   Loaded in <head> without `defer`, so that the choice stands before the first paint. Without it pages are as they are and
   the controls stay hidden. A browser may refuse localStorage (private windows, files from a disk, some apps'
   own browsers): then a choice holds until the page is left. */
(function () {
  "use strict";

  var root = document.documentElement;
  var values = { size: ["normal", "small", "large"], contrast: ["normal", "more"] };
  var unkept = {};

  function preferred(name) {
    var asked = name === "contrast" && window.matchMedia && matchMedia("(prefers-contrast: more)").matches;
    return asked ? "more" : "normal";
  }

  function chosen(name) {
    var value = unkept[name];
    try {
      value = value || localStorage.getItem("reading-" + name);
    } catch (refused) { /* as if nothing had been chosen */ }
    return values[name].indexOf(value) < 0 ? preferred(name) : value;
  }

  function choose(name, value) {
    delete unkept[name];
    try {
      localStorage.setItem("reading-" + name, value);
    } catch (refused) {
      unkept[name] = value;
    }
    show();
  }

  function show() {
    for (var name in values) root.setAttribute("data-" + name, chosen(name));
    document.querySelectorAll(".reading button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === chosen(button.name)));
    });
  }

  function press(event) {
    var button = event.currentTarget;
    var other = button.name === "contrast" && chosen("contrast") === "more" ? "normal" : button.value;
    choose(button.name, other);
  }

  show();
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".reading").forEach(function (controls) {
      controls.hidden = false;
      controls.querySelectorAll("button").forEach(function (button) { button.addEventListener("click", press); });
    });
    show();
  });
  window.addEventListener("pageshow", show);  // a page that comes back from the browser's memory may be out of date
  window.addEventListener("storage", show);
})();
