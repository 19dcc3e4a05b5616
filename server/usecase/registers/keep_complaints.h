#pragma once
#include "server/usecase/registers/entries.h"

namespace kitbank {

// The complaint register: for keepers of the registers only. A change leaves its audit event, whose facts
// are days and words of the register and never what someone wrote.
//
// The register is kept for every complaint, and the thirty days count for every one: whoever complains about
// a waiting time does not know whether the law calls it a complaint about personal data.

// Answers: received, how, nation, resident, person, matter, category.
struct RecordComplaint {
    Uuid id;
    Caller caller;
    Answers answers;
};
Result<Complaint> record_complaint(const RecordComplaint& command, Ports& ports);

// Answers of each step:
//   acknowledgement  acknowledged
//   note             note
//   answer           answered, outcome; an answer that comes first acknowledges too
//   closure          lessons (may be left out)
//   reopening        reason; kept as a note. The answer must be given anew.
struct TakeComplaintStep {
    Uuid id;
    Caller caller;
    EntryNumber number;
    ComplaintStep step = ComplaintStep::note;
    Answers answers;
};
Result<Complaint> take_complaint_step(const TakeComplaintStep& command, Ports& ports);

// Which steps can be taken now, in the order in which they are offered.
std::vector<ComplaintStep> steps_open(const Complaint& complaint);

// Opens it, and leaves a reading in its audit chain.
Result<ShownEntry<Complaint>> read_complaint(const Caller& caller, const EntryNumber& number,
                                             Ports& ports);

// Not closed: those to acknowledge by their last day, then those to answer by how long they have waited,
// then those to close. `is_all`: the newest of all instead.
Result<std::vector<ListedEntry<Complaint>>> list_complaints(const Caller& caller, bool is_all,
                                                            Ports& ports);

}  // namespace kitbank
