// Passkeys: the site asks, the browser answers with one, and the answer is sent with the form it is for.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential?.parseCreationOptionsFromJSON;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const failure = form.querySelector("[data-failure]");
    failure.hidden = true;
    try {
      form.elements.Credential.value = JSON.stringify(await answerOf(form));
      form.submit();
    } catch (error) {
      failure.textContent = error.name === "InvalidStateError" ? "This device has a passkey of yours already." : "That did not work, or was not allowed: try again.";
      failure.hidden = false;
    }
  });
}

async function answerOf(form) {
  const asked = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!asked.ok) throw new Error(`answered ${asked.status}`);
  const options = await asked.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return credential.toJSON();
}
