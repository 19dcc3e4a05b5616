#include "server/usecase/partners/account_letters.h"

#include <array>
#include <string>

#include "server/usecase/notices/post.h"

namespace kitbank {
namespace {

struct LetterWords {
    AccountLetter letter;
    std::string_view subject;
    std::string_view happened;
};

constexpr std::array letter_words = {
    LetterWords{
        AccountLetter::password_changed, "Your Kitbank password was changed",
        "The password of your Kitbank account was changed. Every browser that was signed in "
        "to it was signed out."},
    LetterWords{AccountLetter::second_factor_set_up, "An authenticator app was set up for Kitbank",
                "An authenticator app was set up for your Kitbank account. From now on you sign in "
                "with your password and a code from the app."},
    LetterWords{AccountLetter::second_factor_removed,
                "The authenticator app was removed from Kitbank",
                "The authenticator app of your Kitbank account was removed, and every browser that "
                "was signed in to it was signed out."},
    LetterWords{AccountLetter::provider_linked,
                "Your Kitbank account was linked to another sign-in",
                "From now on your Kitbank account can be signed in to through your organisation's "
                "own sign-in."},
};

}  // namespace

void post_account_letter(const Person& person, AccountLetter letter, Transaction& tx,
                         Ports& ports) {
    const LetterWords& words = letter_words.at(static_cast<std::size_t>(letter));
    post_mail(
        {person.email, std::string{words.subject},
         "Hello " + person.name + ",\n\n" + std::string{words.happened} +
             "\n\nIf that was you, there is nothing to do. If it was not, tell the person who "
             "runs your scheme at once.\n"},
        tx, ports);
}

}  // namespace kitbank
