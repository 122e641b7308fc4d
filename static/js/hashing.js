/* Works out the hash of a dropped or chosen file here, so that it need not travel. Without this file it is sent. */

const form = document.querySelector("form[data-hash]");
const input = form?.querySelector("input[type=file]");
const LARGEST = 100_000_000; // bytes, as in views/verifying.py

const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");

async function verify(event) {
  const file = input.files[0];
  if (!file || !file.size || file.size > LARGEST || !crypto.subtle) return;
  event.preventDefault();
  const hash = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  location.assign(`${form.dataset.hash}?h=${hash}`);
}

form?.addEventListener("submit", verify);
for (const name of ["dragover", "drop"]) {
  form?.addEventListener(name, (event) => {
    event.preventDefault();
    if (name === "drop" && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}
