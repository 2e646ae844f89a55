
// CSV: the columns and cells of `digestif extract --format csv`, for the facts that pass.

const cell = (value) => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join("|");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
const field = (fact, column) => {
  const [, group, name] = column.match(/^(value|by)_(.*)$/) ?? [];
  if (group === "by") return cell(fact.attribution[name]);
  if (!group) return cell(fact[column]);
  const part = name.match(/^change_(.*)$/);
  return cell(part ? fact.value.change?.[part[1]] : fact.value[name]);
};
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

$("#download").addEventListener("click", () => {
  const names = read($(".columns-data"));
  const rows = [names, ...facts.filter((fact) => passes(fact)).map((fact) => names.map((name) => field(fact, name)))];
  const blob = new Blob([rows.map((row) => `${row.map(quoted).join(",")}\n`).join("")], { type: "text/csv" });
  const link = html("a", { href: URL.createObjectURL(blob), download: "facts.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
});
