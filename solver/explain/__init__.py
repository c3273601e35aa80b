"""Why a request is not served: what stops each coach, which rules clash, what it lost to, and what would serve it."""
