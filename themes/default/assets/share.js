// The button “Chia sẻ”: the device's own way to share where it has one, else the address is copied.
// It sends nothing anywhere. Written for old phones too: no newer words than those of 2012, and without it the
// address can still be selected by hand.
(function () {
  "use strict";

  function prepare(part) {
    var button = part.querySelector("button");
    var address = part.querySelector(".share-address span");
    var said = part.querySelector("[role=status]");
    if (!address.textContent) address.textContent = location.href.split("#")[0];

    function tell(text) { said.textContent = text; }

    function select() { // browsers give the clipboard to https alone; what is selected can be copied anywhere
      var range = document.createRange(), copied = false;
      range.selectNodeContents(address);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      try { copied = document.execCommand("copy"); } catch (error) { copied = false; }
      tell(part.getAttribute(copied ? "data-copied" : "data-select"));
    }

    function copy() {
      if (!navigator.clipboard || !navigator.clipboard.writeText) return select();
      navigator.clipboard.writeText(address.textContent).then(function () {
        tell(part.getAttribute("data-copied"));
      }, select);
    }

    button.addEventListener("click", function () {
      tell("");
      if (!navigator.share) return copy();
      navigator.share({ title: part.getAttribute("data-title"), url: address.textContent }).then(null, function (error) {
        if (error.name !== "AbortError") copy(); // AbortError: the reader thought better of it
      });
    });
    button.hidden = part.hidden = false;
  }

  Array.prototype.forEach.call(document.querySelectorAll(".share"), prepare);
})();
