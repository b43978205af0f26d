// Operators' commands: which are possible, a dialog for the operator's name and words, the answer.

import { post } from "./api.js";
import { element, keep, toast } from "./dom.js";
import { language, t } from "./texts.js";

const SHELVE_MINUTES = [10, 30, 60, 120, 240, 480];

/** The commands: their path, their text, and the alarms that they make sense for. */
const COMMANDS = {
  acknowledge: { path: "acknowledge", possible: (alarm) => !alarm.acknowledged },
  reset: { path: "reset", possible: (alarm) => alarm.state.startsWith("latched") },
  shelve: { path: "shelve", possible: (alarm) => !["shelved", "out_of_service"].includes(alarm.state) },
  unshelve: { path: "unshelve", possible: (alarm) => alarm.state === "shelved" },
  outOfService: { path: "out-of-service", possible: (alarm) => alarm.state !== "out_of_service" },
  inService: { path: "in-service", possible: (alarm) => alarm.state === "out_of_service" },
};

/** Returns buttons for what can be done with alarms, given as {alarm_id, occurrence, state, acknowledged}. */
export function buttons(alarms, label = "") {
  return Object.entries(COMMANDS)
    .filter(([, command]) => alarms.some(command.possible))
    .map(([name, command]) =>
      element("button", {
        type: "button", "aria-label": label ? `${t(name)} ${label}` : null,
        click: () => ask(name, alarms.filter(command.possible)),
      }, t(name)));
}

function ask(name, alarms) {
  const dialog = document.getElementById("dialog");
  const user = element("input", { name: "user", required: true, maxlength: "100", autocomplete: "name", value: keep("user") ?? "" });
  const comment = element("textarea", { name: "comment", rows: "2", maxlength: "1000", required: name === "shelve" || name === "outOfService" });
  const minutes = element("select", { name: "duration" }, SHELVE_MINUTES.map((each) =>
    element("option", { value: `${each}m` }, each < 60 ? t("minutes", each) : t("hours", each / 60))));
  const withReason = name === "shelve" || name === "outOfService";
  const form = element("form", {
    method: "dialog",
    submit: (event) => {
      event.preventDefault();
      keep("user", user.value.trim());
      dialog.close();
      give(name, alarms, { user: user.value.trim(), comment: comment.value.trim(), ...(name === "shelve" && { duration: minutes.value }) });
    },
  },
    element("h2", { id: "dialog-title" }, alarms.length > 1 ? t(name + "Of", alarms.length) : `${t(name)}: ${alarms[0].alarm_id}`),
    name === "shelve" ? element("label", {}, t("duration"), minutes) : null,
    element("label", {}, t(withReason ? "reason" : "comment"), comment),
    element("label", {}, t("user"), user),
    element("div", { class: "actions" },
      element("button", { type: "button", click: () => dialog.close() }, t("cancel")),
      element("button", { type: "submit", class: "main" }, t(name))));
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.replaceChildren(form);
  dialog.showModal();
  (user.value ? comment : user).focus();
}

async function give(name, alarms, body) {
  try {
    const answers = await post("/api/alarms/" + COMMANDS[name].path, {
      ...body,
      // The occurrence that was on the screen: a newer one is not acknowledged by accident.
      alarms: alarms.map((alarm) => (name === "acknowledge" && alarm.occurrence ? { alarm_id: alarm.alarm_id, occurrence: alarm.occurrence } : alarm.alarm_id)),
    });
    toast(summary(name, answers));
  } catch (error) {
    toast(t("failed", error.message));
  }
}

function summary(name, answers) {
  const refused = answers.filter((each) => each.result === "refused");
  const silent = answers.filter((each) => each.result !== "refused" && each.result !== "accepted");
  const sentences = [];
  if (answers.length > refused.length + silent.length) sentences.push(t("done", t(name)));
  if (refused.length) sentences.push(t("refused", `${refused[0].alarm_id}: ${language() === "id" ? refused[0].Keterangan : refused[0].message}`));
  if (silent.length) sentences.push(t("unanswered", silent.map((each) => each.alarm_id).join(", ")));
  return sentences.join(" ");
}
