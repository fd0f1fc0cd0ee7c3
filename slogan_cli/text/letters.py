"""The capital letters of Vietnamese and of the languages whose names it borrows, for use inside a character class."""

#: In Unicode the Vietnamese capitals and small letters alternate, so no range holds the capitals alone.
UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
