// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
//
// The one script. Every page is whole without it; it may only tick clocks, patch counts, keep drafts, warn of text
// that was not saved, and ask for a passkey. It never moves a row, and never takes the focus.
"use strict";
(() => {
  const body = document.body;
  const skew = Number(body.dataset.now || Date.now()) - Date.now();
  const now = () => Date.now() + skew;

  // Clocks: the words of ClockWords, minute by minute; the absolute time beside them stays what it is.
  const span = (milliseconds) => {
    const minutes = Math.floor(milliseconds / 60000);
    if (minutes >= 48 * 60) return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
    if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    if (milliseconds < 120000) return `${Math.max(0, Math.floor(milliseconds / 1000))} s`;
    return `${minutes} min`;
  };
  const tick = () => {
    for (const clock of document.querySelectorAll(".clock[data-due]:not(.stopped)")) {
      const left = Number(clock.dataset.due) - now();
      const words = clock.querySelector(".left");
      if (!words || !clock.dataset.due) continue;
      if (left < 0) {
        clock.classList.remove("calm", "due", "urgent");
        clock.classList.add("breached");
      }
      const lead = clock.classList.contains("due") ? "Due: " : clock.classList.contains("urgent") ? "Urgent: " : "";
      const text = left < 0 ? `Breached ${span(-left)} ago` : `${lead}${span(left)} left`;
      if (words.textContent !== text) words.textContent = text;
    }
  };
  if (document.querySelector(".clock[data-due]")) {
    tick();
    setInterval(tick, 1000);
  }

  // Passkeys: the question is fetched when the button is pressed; the answer goes with the form around it.
  const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const textOf = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const showPasskey = async (question, challenge, known) => {
    const shown = await navigator.credentials.get({
      publicKey: { challenge, rpId: question.site, allowCredentials: known, userVerification: "required" },
    });
    const { clientDataJSON, authenticatorData, signature } = shown.response;
    return { credential: shown.rawId, client_data: clientDataJSON, authenticator_data: authenticatorData, signature };
  };
  const makePasskey = async (question, challenge, known) => {
    const name = question.user_name;
    const made = await navigator.credentials.create({
      publicKey: {
        challenge, rp: { id: question.site, name: question.desk_name }, excludeCredentials: known,
        user: { id: bytesOf(question.user), name, displayName: name }, attestation: "none",
        pubKeyCredParams: question.algorithms.map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      },
    });
    return { client_data: made.response.clientDataJSON, attestation: made.response.attestationObject };
  };
  for (const place of document.querySelectorAll("[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    place.hidden = false;
    const said = place.querySelector("[data-passkey-said]");
    place.querySelector("button[type=button]").addEventListener("click", async () => {
      try {
        const question = await (await fetch(place.dataset.passkey)).json();
        const known = question.credentials.map((id) => ({ type: "public-key", id: bytesOf(id) }));
        const use = "passkeyNew" in place.dataset ? makePasskey : showPasskey;
        const answer = await use(question, bytesOf(question.challenge), known);
        const form = place.closest("form");
        for (const [name, buffer] of Object.entries(answer)) {
          const field = form.querySelector(`input[type=hidden][name=${name}]`) || document.createElement("input");
          Object.assign(field, { type: "hidden", name, value: textOf(buffer) });
          form.append(field);
        }
        form.noValidate = true;
        form.requestSubmit();
      } catch {
        if (said) said.textContent = "The passkey did not work. Try again, or take another way.";
      }
    });
  }

  // The error summary is read first.
  const problems = document.getElementById("problems");
  if (problems) problems.focus();

  // Drafts: kept at the desk while somebody writes, so that a closed laptop loses nothing.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const said = form.querySelector("[data-draft-said]");
    let changed = false;
    const keep = async () => {
      if (!changed) return;
      changed = false;
      const fields = new FormData(form);
      for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields) });
        if (said) said.textContent = answer.ok ? await answer.text() : "This draft is not kept yet. Copy it before you leave.";
        if (!answer.ok) changed = true;
      } catch {
        changed = true;
        if (said) said.textContent = "This draft is not kept: no connection. Copy it before you leave.";
      }
    };
    form.addEventListener("input", () => { changed = true; });
    const timer = setInterval(keep, 4000);
    form.addEventListener("submit", () => { changed = false; clearInterval(timer); });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }

  // A headline's bytes, while somebody writes it; without script they are those of the page.
  const headline = document.getElementById("headline");
  const bytes = document.getElementById("headline-hint");
  if (headline && bytes) {
    headline.addEventListener("input", () => {
      const count = new TextEncoder().encode(headline.value).length;
      bytes.textContent = bytes.textContent.replace(/\d+ of 160 bytes.*/, `${count} of 160 bytes.`);
    });
  }

  // Live counts: text that changes in place, until somebody pauses it.
  const live = document.querySelector("[data-live]");
  if (live && "EventSource" in window) {
    const state = document.querySelector("[data-live-state]");
    const pause = document.querySelector("[data-live-pause]");
    let source = null;
    const stop = (words) => {
      if (source) source.close();
      source = null;
      if (state) state.textContent = words;
    };
    const start = () => {
      source = new EventSource(live.dataset.live);
      source.onmessage = (event) => {
        for (const [id, text] of Object.entries(JSON.parse(event.data))) {
          const place = document.getElementById(id);
          if (!place) continue;
          if ("value" in place && place.tagName === "METER") place.value = Number(text);
          else if (place.hidden && text) { place.hidden = false; place.textContent = text; }
          else if (place.textContent !== text) place.textContent = text;
        }
      };
      source.onerror = () => stop("Live updates stopped. Load this page again.");
      if (state) state.textContent = "Live";
    };
    start();
    if (pause) {
      pause.hidden = false;
      pause.addEventListener("click", () => {
        if (source) { stop("Paused"); pause.textContent = "Go on with updates"; }
        else { start(); pause.textContent = "Pause updates"; }
      });
    }
  }
})();
