{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{{#ERROR_SUMMARY}}Error: {{/ERROR_SUMMARY}}{{TITLE}} – Kitbank</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0e4a43">
<meta name="robots" content="noindex">
<link rel="icon" href="{{ASSETS}}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{ASSETS}}/kitbank.css">
<script type="module" src="{{ASSETS}}/kitbank.js"></script>
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header">
<div class="govuk-generic-header kb-header">
<div class="govuk-generic-header__container govuk-width-container">
<div class="govuk-generic-header__logo">
<a href="/" class="govuk-generic-header__homepage-link">
<svg class="kb-mark" viewBox="6 12 52 40" aria-hidden="true" focusable="false"><path d="M25 14h25a5 5 0 0 1 5 5v26a5 5 0 0 1-5 5H25a5 5 0 0 1-3.7-1.6L9.7 35.6a5 5 0 0 1 0-7.2l11.6-12.8A5 5 0 0 1 25 14z" fill="#f2b33d"/><circle cx="20" cy="32" r="3.6" fill="#0e4a43"/><path d="M31 22v20M45 22 32.5 32.5 45 42" fill="none" stroke="#0e4a43" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
Kitbank</a>
</div>
</div>
</div>
{{#STAFF}}
<section aria-label="Service" class="govuk-service-navigation kb-navigation" data-module="govuk-service-navigation">
<div class="govuk-width-container">
<div class="govuk-service-navigation__container">
<nav aria-label="Menu" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>
<ul class="govuk-service-navigation__list" id="navigation">
{{#PLACE}}
<li class="govuk-service-navigation__item{{#HERE}} govuk-service-navigation__item--active{{/HERE}}"><a class="govuk-service-navigation__link" href="{{PLACE_URL}}"{{#HERE}} aria-current="true"{{/HERE}}>{{#HERE}}<strong class="govuk-service-navigation__active-fallback">{{/HERE}}{{PLACE_NAME}}{{#HERE}}</strong>{{/HERE}}</a></li>
{{/PLACE}}
</ul>
</nav>
</div>
<form class="kb-who" method="post" action="/sign-out">
<input type="hidden" name="csrf" value="{{CSRF}}">
<a class="govuk-link" href="/account" aria-label="{{WHO}}, your account">{{WHO}}</a>{{#WHERE}}, {{WHERE}}{{/WHERE}}
<button type="submit" class="kb-link-button">Sign out</button>
</form>
</div>
</section>
{{#SCAN_BOX}}
<search class="kb-scan">
<form class="govuk-width-container kb-scan__row" method="get" action="/scan" role="search" aria-label="Find by tag">
<label class="kb-scan__label" for="scan">Scan or type a tag</label>
<input class="govuk-input" id="scan" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go"{{#SCAN_FOCUS}} autofocus{{/SCAN_FOCUS}}>
<button type="submit" class="govuk-button">Find</button>
</form>
</search>
{{/SCAN_BOX}}
{{/STAFF}}
</header>
<div class="govuk-width-container">
{{#BACK}}
<nav aria-label="Back"><a href="{{BACK_URL}}" class="govuk-back-link">{{BACK_TEXT}}</a></nav>
{{/BACK}}
<main class="govuk-main-wrapper" id="main-content">
{{#ERROR_SUMMARY}}
<div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">There is a problem</h2>
<div class="govuk-error-summary__body">
<ul class="govuk-list govuk-error-summary__list">
{{#PROBLEM}}
<li>{{#FIELD_LINK}}<a href="#{{FIELD_ID}}">{{/FIELD_LINK}}{{PROBLEM_TEXT}}{{#FIELD_LINK}}</a>{{/FIELD_LINK}}</li>
{{/PROBLEM}}
</ul>
{{#PROBLEM_HELP}}
<p><a class="govuk-link" href="/problems/{{PROBLEM_CODE}}">What this means and what to do</a></p>
{{/PROBLEM_HELP}}
</div>
</div>
</div>
{{/ERROR_SUMMARY}}
{{#MESSAGE}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="message-title" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="message-title">Done</h2></div>
<div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">{{MESSAGE_TEXT}}</p></div>
</div>
{{/MESSAGE}}
{{>MAIN}}
</main>
</div>
<footer class="govuk-template__footer kb-footer">
<div class="govuk-width-container">
<ul class="kb-footer__links">
<li><a href="/help">Help</a></li>
<li><a href="/accessibility">Accessibility</a></li>
<li><a href="/complain">How to complain</a></li>
<li><a href="/api/docs">For programs</a></li>
</ul>
<p>Kitbank looks after lent and donated kit from the first scan to the last.</p>
</div>
</footer>
</body>
</html>
