import { type Sandbox } from '../sandbox.js';
import { script } from './script.js';
import { style } from './style.js';

/** Puts the page at `/`: one document without outside assets, talking to the control API. */
export function registerPage(sandbox: Sandbox): void {
  sandbox.app.get('/', (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
      )
      .header('cache-control', 'no-store')
      .send(html(sandbox)),
  );
}

function html(sandbox: Sandbox): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attio sandbox</title>
<style>${style}</style>
</head>
<body>
<header>
  <h1>Attio sandbox</h1>
  <p>API at <code>${escapeHtml(`/v2`)}</code>, key <code>${escapeHtml(sandbox.apiKey)}</code></p>
  <p id="numbers" role="status"></p>
</header>
<nav aria-label="Sections">
  <a href="#records">Records</a> <a href="#act">Act</a> <a href="#dials">Dials</a>
  <a href="#calls">Calls</a> <a href="#deliveries">Deliveries</a>
</nav>
<main>
  <section id="records">
    <h2>Records</h2>
    <form id="browse">
      <label>Object or list <select name="collection"></select></label>
      <label>From row <input name="after" type="number" min="0" value="0"></label>
      <button>Show</button>
    </form>
    <table><thead><tr><th>Name</th><th>Record</th><th>Values</th></tr></thead><tbody id="rows"></tbody></table>
    <pre id="record" tabindex="0" aria-label="Selected record"></pre>
  </section>
  <section id="act">
    <h2>Act as a member</h2>
    <form id="acting">
      <label>Member <select name="as"></select></label>
      <label>What <select name="template"></select></label>
      <label class="wide">As JSON <textarea name="body" rows="8" spellcheck="false"></textarea></label>
      <button>Do it</button>
      <output></output>
    </form>
  </section>
  <section id="dials">
    <h2>Dials and switches</h2>
    <form id="turning"><div id="dial-fields"></div><button>Turn</button> <output></output></form>
    <h3>Faults</h3>
    <form id="faulting">
      <label class="wide">As JSON <textarea name="body" rows="3" spellcheck="false">{"kind":"status","status":503,"times":3}</textarea></label>
      <button>Inject</button> <button type="button" id="clear-faults">Clear all</button> <output></output>
    </form>
    <ul id="faults"></ul>
    <h3>Workspace</h3>
    <form id="resetting">
      <label>People <input name="people" type="number" min="0" value="500"></label>
      <label>Companies <input name="companies" type="number" min="0" value="200"></label>
      <label>Deals <input name="deals" type="number" min="0" value="80"></label>
      <label>Seed <input name="seed" type="number" min="0" value="1"></label>
      <button>Start anew</button> <output></output>
    </form>
  </section>
  <section id="calls">
    <h2>Recent API calls</h2>
    <table><thead><tr><th>Time</th><th>Call</th><th>Status</th><th>Code</th><th>ms</th><th>Fault</th></tr></thead><tbody></tbody></table>
  </section>
  <section id="deliveries">
    <h2>Recent deliveries</h2>
    <table><thead><tr><th>Time</th><th>Events</th><th>Target</th><th>State</th><th>Attempts</th></tr></thead><tbody></tbody></table>
  </section>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Text that can stand anywhere in HTML. */
function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
