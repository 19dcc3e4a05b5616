{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">How to complain</h1>
<p class="govuk-body">You can complain to {{SCHEME}} about anything that went wrong, and about how your personal data is handled. Use any words, and ask someone to do it for you if that is easier. It costs nothing, and it changes nothing about the help you get.</p>
<h2 class="govuk-heading-m">Tell us</h2>
<p class="govuk-body">Contact {{CONTACT}}, or tell anyone at a hub: they will pass it on. Say what happened, what you would like to be done, and how we can reach you.</p>
<h2 class="govuk-heading-m">What happens then</h2>
<ul class="govuk-list govuk-list--bullet">
<li>We tell you within 30 days that your complaint came.</li>
<li>Someone looks into it without delay and tells you how it is going.</li>
<li>We tell you what we found and what we will do.</li>
</ul>
<h2 class="govuk-heading-m">Asking what we hold about you</h2>
<p class="govuk-body">You can ask for a copy of what we hold about you in the same way. You get it within one month; if we need longer, we tell you why in that month.</p>
<h2 class="govuk-heading-m">If you are not content with our answer</h2>
<p class="govuk-body">About personal data you can go to the Information Commissioner, at <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">ico.org.uk/make-a-complaint</a>, and to a court. About a council’s service you can go to the ombudsman.</p>
</div>
