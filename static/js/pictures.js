/* Offers each chart as a PNG too, painted here from its SVG. Without this file there is the SVG. */

const SCALE = 3;

const loaded = (address) =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", reject);
    image.src = address;
  });

async function painted(address) {
  const image = await loaded(address);
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function take(event) {
  event.preventDefault();
  const { href, download } = event.currentTarget;
  try {
    const away = document.createElement("a");
    away.href = URL.createObjectURL(await painted(href));
    away.download = download;
    away.click();
    setTimeout(() => URL.revokeObjectURL(away.href), 60_000);
  } catch {
    location.assign(href);
  }
}

for (const drawing of document.querySelectorAll(".take a[data-picture]")) {
  const link = drawing.cloneNode();
  link.textContent = "PNG";
  link.download = `${drawing.dataset.picture}.png`;
  link.addEventListener("click", take);
  drawing.after(" ", link);
}
