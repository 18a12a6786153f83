/**
 * The laws of the house as lint rules, each a small one with a name of its own, so that they can be combined by folder
 * (with ESLint's `no-restricted-syntax` the later block would replace the earlier).
 */

const say = (message, nodes) => ({
  meta: { schema: [] },
  create: (context) => nodes((node) => context.report({ node, message })),
});

/** A law given by ESTree selectors. */
const refuses = (message, ...selectors) =>
  say(message, (report) => Object.fromEntries(selectors.map((selector) => [selector, report])));

/** A law on globals: seen by scope, so that a property or a local of the same name is not meant. */
const refusesGlobals = (message, names) => ({
  meta: { schema: [] },
  create(context) {
    const report = (node) => context.report({ node, message: `${node.name ?? node.property.name}: ${message}` });
    return {
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        const declared = scope.variables.filter((variable) => variable.defs.length === 0);
        for (const reference of [...scope.through, ...declared.flatMap((variable) => variable.references)]) {
          const { identifier } = reference;
          if (names.includes(identifier.name) && reference.isValueReference !== false) report(identifier);
        }
      },
      MemberExpression(node) {
        const holder =
          node.object.type === 'Identifier' && /^(window|globalThis|self|navigator)$/.test(node.object.name);
        if (holder && !node.computed && names.includes(node.property.name)) report(node);
      },
    };
  },
});

/** The word followed by something: a sentence may speak of “one SELECT.” */
const sqlText = /\b(SELECT|INSERT|CREATE TABLE|ATTACH|COPY)(\s|$)/;
const spoken = /\p{L}/u;
const spokenAttribute =
  /^(label|title|placeholder|alt|description|message|error|subtitle|heading|aria-label|aria-description|aria-roledescription|aria-valuetext)$/;

const plugin = {
  rules: {
    'named-exports': refuses(
      'Export by name: the name is what one searches for.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),
    'no-clock': refuses(
      'No clock in a pure room: dates come in as parameters (as-of).',
      'MemberExpression[object.name="Date"][property.name="now"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'CallExpression[callee.name="Date"]',
      'MemberExpression[object.name="performance"][property.name="now"]',
    ),
    'no-dice': refuses(
      'No dice in a pure room: take a seeded generator or an id as a parameter.',
      'MemberExpression[object.name="Math"][property.name="random"]',
      'MemberExpression[object.name="crypto"][property.name=/^(randomUUID|getRandomValues)$/]',
    ),
    'no-window': refusesGlobals('a pure room runs in Node as well.', [
      'window',
      'document',
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'navigator',
    ]),
    'no-network': refusesGlobals(
      'nothing leaves the page: only src/engine/wasm/ and src/browser/ read from the page’s own host.',
      [
        'fetch',
        'XMLHttpRequest',
        'WebSocket',
        'WebSocketStream',
        'WebTransport',
        'EventSource',
        'RTCPeerConnection',
        'sendBeacon',
      ],
    ),
    'no-eval': refuses(
      'The Content-Security-Policy refuses it.',
      'CallExpression[callee.name="eval"]',
      'NewExpression[callee.name="Function"]',
      'CallExpression[callee.name="Function"]',
    ),
    'no-console': refuses('Say it to the user, or throw.', 'MemberExpression[object.name="console"]'),
    'no-csp-breaker': refuses(
      'apache-arrow makes it with new Function, which the Content-Security-Policy refuses: use tableFromArrays, IPC or CSV.',
      'ExportSpecifier[local.name=/^(vectorFromArray|tableFromJSON)$/]',
      'ImportSpecifier[imported.name=/^(vectorFromArray|tableFromJSON)$/]',
      'MemberExpression[property.name=/^(vectorFromArray|tableFromJSON)$/]',
    ),
    'no-sql': say(
      'SQL is written in the rooms that compile to it (sql, model, engine, formats, preparation, analyses, exports).',
      (report) => ({
        Literal: (node) => typeof node.value === 'string' && sqlText.test(node.value) && report(node),
        TemplateElement: (node) => sqlText.test(node.value.raw) && report(node),
      }),
    ),
    'words-in-locales': say('What a person reads is in src/locales/.', (report) => ({
      JSXAttribute(node) {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
        if (!spokenAttribute.test(name) || !node.value) return;
        const { value } = node;
        const expression = value.type === 'JSXExpressionContainer' ? value.expression : value;
        for (const part of outcomes(expression)) {
          if (part.type === 'Literal' && typeof part.value === 'string' && spoken.test(part.value)) report(part);
          if (part.type === 'TemplateLiteral' && part.quasis.some((quasi) => spoken.test(quasi.value.raw)))
            report(part);
        }
      },
      JSXExpressionContainer(node) {
        if (node.parent.type === 'JSXAttribute') return;
        // i18next/no-literal-string sees bare text only.
        for (const part of outcomes(node.expression)) {
          if (part.type === 'Literal' && typeof part.value === 'string' && spoken.test(part.value)) report(part);
          if (part.type === 'TemplateLiteral' && part.quasis.some((quasi) => spoken.test(quasi.value.raw)))
            report(part);
        }
      },
    })),
  },
};

/** What an expression can come to: both arms of a condition, the right side of `&&`. */
function outcomes(expression) {
  if (expression.type === 'ConditionalExpression')
    return [...outcomes(expression.consequent), ...outcomes(expression.alternate)];
  if (expression.type === 'LogicalExpression') return [...outcomes(expression.left), ...outcomes(expression.right)];
  return [expression];
}

export default plugin;
