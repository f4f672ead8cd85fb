// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Login and consent, the part of an OpenID Provider that oidc-provider leaves to its user.
import { readForm } from './liveserver.mjs';
import { consentPage, errorPage, loginPage } from './pages.mjs';

const DENIED = { error: 'access_denied', error_description: 'The person said no' };

function show(res, status, html) {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  res.end(html);
}

function userName(registry, sub) {
  return Object.keys(registry.users).find((name) => registry.users[name].claims.sub === sub);
}

async function grantFor(provider, { grantId, session, params, prompt }) {
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  if (prompt.details.missingOIDCScope) {
    grant.addOIDCScope(prompt.details.missingOIDCScope.join(' '));
  }
  if (prompt.details.missingOIDCClaims) {
    grant.addOIDCClaims(prompt.details.missingOIDCClaims);
  }
  for (const [resource, scopes] of Object.entries(prompt.details.missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(' '));
  }
  return grant.save();
}

function ask(res, action, registry, details) {
  if (details.prompt.name === 'login') {
    return show(res, 200, loginPage(action, ''));
  }
  return show(res, 200, consentPage(action, {
    client: details.params.client_id,
    user: userName(registry, details.session.accountId),
    scopes: (details.params.scope ?? '').split(' ').filter(Boolean),
  }));
}

async function answer(provider, req, res, action, registry, details) {
  const form = await readForm(req);
  if (form.get('decision') === 'deny') {
    return provider.interactionFinished(req, res, DENIED, { mergeWithLastSubmission: false });
  }
  if (details.prompt.name !== 'login') {
    const grantId = await grantFor(provider, details);
    return provider.interactionFinished(req, res, { consent: { grantId } });
  }
  const user = registry.users[form.get('username')];
  if (!user || user.password !== form.get('password')) {
    return show(res, 200, loginPage(action, 'Wrong name or password. Try again.'));
  }
  const login = { accountId: user.claims.sub };
  return provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
}

/** Answers a request to the interaction URL \a action (a path) of \a provider. */
export async function interact(provider, req, res, action, registry) {
  try {
    const details = await provider.interactionDetails(req, res);
    if (req.method === 'POST') {
      await answer(provider, req, res, action, registry, details);
    } else {
      ask(res, action, registry, details);
    }
  } catch (error) {
    const { name, message } = error;
    show(res, 400, errorPage({ error: error.error ?? name, error_description: message }));
  }
}
