// In:  a page with a .stage that a Python script will fill.
// Out: the sign "Starting Python" taken away when the scene stands there; a Python error shown under it.
const stage = document.querySelector(".stage");

const watch = new MutationObserver(() => {
    if (!stage.querySelector("canvas")) return;
    stage.classList.add("ready");
    watch.disconnect();
});
watch.observe(stage, { childList: true, subtree: true });
