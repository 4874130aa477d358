/** The look of the page: system fonts, light and dark, usable on a phone. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a3f4a); --soft: light-dark(#f4f5f8, #20242c); --ink: light-dark(#1b1f27, #e6e9ef); --link: light-dark(#2456c9, #8fb1ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); }
h1 { margin: 0; font-size: 1.4rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
header p { margin: .2rem 0; } a { color: var(--link); } nav { position: sticky; top: 0; background: Canvas; padding: .5rem 0; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
label { display: grid; gap: .15rem; font-size: .85rem; } label.wide { flex: 1 1 100%; }
input, select, textarea, button { font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: .3rem; background: Field; color: FieldText; }
textarea { font: 13px/1.4 ui-monospace, monospace; width: 100%; } button { cursor: pointer; background: var(--soft); color: inherit; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 .6rem; display: flex; flex-wrap: wrap; gap: .5rem 1rem; } legend { font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-size: .87rem; margin-top: .5rem; } th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; } td:first-child { min-width: 8rem; overflow-wrap: break-word; }
pre { background: var(--soft); padding: .8rem; overflow: auto; max-height: 24rem; font-size: .8rem; } pre:empty { display: none; }
.bad { color: light-dark(#b3261e, #ff9d94); } output { flex: 1 1 100%; white-space: pre-wrap; font-size: .85rem; }
`;
